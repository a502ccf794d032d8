package io.tidings.broadcast.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Database;
import io.tidings.broadcast.testing.Kafka;
import io.tidings.broadcast.testing.Sent;
import io.tidings.broadcast.testing.Shop;
import io.tidings.events.Address;
import io.tidings.events.InboundReceived;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@BroadcastTest
class RepliesTest {

    private static final Instant NOON = Instant.parse("2026-04-10T12:00:00Z");

    private static InboundReceived inbound(Sent sent, UUID message, String id, String kind, @Nullable String payload) {
        return new InboundReceived(
                sent.shop.workspace,
                sent.shop.device,
                Address.phone("213555111111"),
                id,
                kind,
                "text",
                payload,
                message,
                sent.uuid,
                NOON);
    }

    private static void tell(Sent sent, UUID message, String id, String kind, @Nullable String payload) {
        Kafka.tell(message.toString(), inbound(sent, message, id, kind, payload));
    }

    @Test
    void knowsConfirmationsCancellationsAndOtherAnswers() {
        Sent sent = Shop.open().sent(4);
        List<UUID> all = sent.recipients();
        tell(sent, all.get(0), "wamid.1", "button", "confirm");
        tell(sent, all.get(1), "wamid.2", "button", "cancel");
        tell(sent, all.get(2), "wamid.3", "text", null);
        await().until(() -> sent.count("interacted") == 3);
        assertThat(sent.count("confirmed")).isEqualTo(1);
        sent.shop
                .call()
                .get("/api/v1/contacts?broadcast_id=" + sent.id)
                .then()
                .body("data.contacts.confirmed", equalTo(List.of(true, false, false, false)))
                .body("data.contacts.canceled", equalTo(List.of(false, true, false, false)))
                .body("data.contacts.interacted", equalTo(List.of(true, true, true, false)))
                .body("data.contacts[0].reply_at", equalTo("2026-04-10 13:00:00"))
                .body("data.contacts[3].reply_at", equalTo(null));
        sent.shop.call().get("/api/v1/broadcasts/" + sent.id).then().body("data.confirmations", equalTo(1));
    }

    @Test
    void countsAnInboundMessageOnceHoweverOftenItIsTold() {
        Sent sent = Shop.open().sent(2);
        List<UUID> all = sent.recipients();
        tell(sent, all.get(0), "wamid.1", "button", "confirm");
        // the provider delivered it again, and messaging-service told it under another event id
        tell(sent, all.get(0), "wamid.1", "button", "cancel");
        UUID id = UUID.randomUUID();
        Kafka.tell(id, all.get(0).toString(), inbound(sent, all.get(0), "wamid.2", "text", null));
        Kafka.tell(id, all.get(0).toString(), inbound(sent, all.get(0), "wamid.2", "text", null));
        await().until(() ->
                Database.asWorker().number("SELECT count(*) FROM reply WHERE workspace = ?", sent.shop.workspace) == 2);
        assertThat(sent.count("confirmed")).isEqualTo(1);
        assertThat(sent.count("interacted")).isEqualTo(1);
    }

    @Test
    void leavesAnswersToOtherMessagesAlone() {
        Sent sent = Shop.open().sent(1);
        UUID single = UUID.randomUUID();
        tell(sent, single, "wamid.1", "button", "confirm");
        UUID first = sent.recipients().getFirst();
        tell(sent, first, "wamid.2", "button", "confirm");
        await().until(() -> sent.count("confirmed") == 1);
        assertThat(Database.asWorker().number("SELECT count(*) FROM reply WHERE recipient = ?", single))
                .isZero();
    }
}
