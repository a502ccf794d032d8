package io.tidings.messaging.inbound;

import static io.tidings.messaging.webhook.Meta.deliver;
import static io.tidings.messaging.webhook.Meta.tap;
import static io.tidings.messaging.webhook.Meta.text;
import static io.tidings.messaging.webhook.Meta.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tidings.events.Topic;
import io.tidings.messaging.testing.Database;
import io.tidings.messaging.testing.Events;
import io.tidings.messaging.testing.Shop;
import io.tidings.testkit.TidingsStack;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
class InboundTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private Shop shop;
    private final Database database = Database.asWorker();
    private final String wamid = "wamid." + UUID.randomUUID();
    private Events events;

    @BeforeEach
    void open() {
        shop = Shop.open();
        events = Events.of(Topic.INBOUND);
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void announcesATextWithItsSender() {
        receive(text("wamid.1", "Salam"));

        JsonNode event = announced(1).getFirst();
        assertThat(event.path("kind").asText()).isEqualTo("text");
        assertThat(event.path("text").asText()).isEqualTo("Salam");
        assertThat(event.path("from").path("value").asText()).isEqualTo("213555123456");
        assertThat(event.path("workspace").asText()).isEqualTo(shop.workspace.toString());
        assertThat(event.hasNonNull("inReplyTo")).isFalse();
    }

    @Test
    void announcesATapWithTheMessageThatItAnswers() {
        UUID message = accepted(shop.workspace);

        receive(tap("wamid.2", wamid, "confirm"));

        JsonNode event = announced(1).getFirst();
        assertThat(event.path("kind").asText()).isEqualTo("button");
        assertThat(event.path("payload").asText()).isEqualTo("confirm");
        assertThat(event.path("inReplyTo").asText()).isEqualTo(message.toString());
        assertThat(event.path("broadcast").asText()).isEqualTo(message.toString());
    }

    @Test
    void waitsForTheAnsweredMessageToBecomeKnown() {
        receive(tap("wamid.3", wamid, "confirm"), text("wamid.4", "after it"));
        assertThat(announced(1).getFirst().path("text").asText()).isEqualTo("after it");
        assertThat(intake()).isEqualTo(1);

        UUID message = accepted(shop.workspace);

        assertThat(announced(2)).extracting(e -> e.path("inReplyTo").asText()).contains(message.toString());
        assertThat(intake()).isZero();
    }

    @Test
    void goesWithoutTheAnsweredMessageAfterAMinute() {
        receive(tap("wamid.5", wamid, "confirm"));
        assertThat(intake()).isEqualTo(1);

        database.change(
                "UPDATE inbound_intake SET received_at = received_at - interval '61 s' WHERE workspace = ?",
                shop.workspace);

        assertThat(announced(1).getFirst().hasNonNull("inReplyTo")).isFalse();
    }

    @Test
    void neverJoinsAnotherWorkspacesMessage() {
        accepted(UUID.randomUUID());

        receive(tap("wamid.6", wamid, "confirm"), text("wamid.7", "behind"));

        assertThat(announced(1).getFirst().path("text").asText()).isEqualTo("behind");
        assertThat(intake()).isEqualTo(1);
    }

    @Test
    void announcesOnceWhatIsDeliveredMoreThanOnce() {
        receive(text("wamid.8", "one"), text("wamid.8", "one"));
        announced(1);
        receive(text("wamid.8", "one"), text("wamid.9", "two"));

        assertThat(announced(2)).extracting(e -> e.path("text").asText()).containsExactly("one", "two");
        assertThat(intake()).isZero();
    }

    private void receive(String... messages) {
        deliver(shop.account, shop.appSecret, webhook(shop, List.of(), Arrays.asList(messages)))
                .statusCode(200);
    }

    private List<JsonNode> announced(int count) {
        await().atMost(PATIENCE).until(() -> events.matching(this::ofShop).size() >= count);
        List<JsonNode> found = events.matching(this::ofShop);
        assertThat(found).hasSize(count);
        return found;
    }

    private boolean ofShop(JsonNode event) {
        return event.path("device").asText().equals(shop.device.toString());
    }

    private long intake() {
        return database.number("SELECT count(*) FROM inbound_intake WHERE workspace = ?", shop.workspace);
    }

    /** Makes the message known that the provider calls by {@link #wamid}. */
    private UUID accepted(UUID workspace) {
        UUID message = UUID.randomUUID();
        database.change("""
                INSERT INTO provider_message (provider_id, message, workspace, device, broadcast) VALUES (?, ?, ?, ?, ?)
                """, wamid, message, workspace, shop.device, message);
        return message;
    }
}
