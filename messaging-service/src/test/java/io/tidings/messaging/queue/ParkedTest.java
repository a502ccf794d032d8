package io.tidings.messaging.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tidings.events.Address;
import io.tidings.events.AddressKind;
import io.tidings.events.Lane;
import io.tidings.events.SendRequested;
import io.tidings.events.SendRequested.Recipient;
import io.tidings.events.TemplateContent;
import io.tidings.messaging.testing.Database;
import io.tidings.messaging.testing.Shop;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Transactions;
import io.tidings.testkit.TidingsStack;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands that can't be stored are set aside, and their shard goes on. */
@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
class ParkedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    Uuid7s ids;

    private final Database database = Database.asWorker();
    private final UUID broadcast = UUID.randomUUID();
    private Shop shop;
    private int shard;

    @BeforeEach
    void openShop() {
        shop = Shop.open();
        shard = (int) database.number("SELECT shard FROM device WHERE id = ?", shop.device);
    }

    @Test
    void commandForAnUnknownDeviceIsParkedAndStoredOnceItIsKnown() {
        UUID device = UUID.randomUUID();
        send(command(device, shard, "213551000001"), command(shop.device, shard, "213551000002"));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(stored(shop.device)).isOne();
            assertThat(parked()).hasSize(1);
        });
        UUID event = (UUID) parked().getFirst();
        redrive("/" + event + "/redrive", 0);
        assertThat(parked()).hasSize(1);
        Map<String, Object> other = shop.deviceBody(Map.of("phone_number_id", "pn-" + device));
        Shop.put("devices", device, other).statusCode(200);
        redrive("/" + event + "/redrive", 1);
        redrive("/" + event + "/redrive", 0);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored(device)).isOne());
        assertThat(parked()).isEmpty();
    }

    @Test
    void commandThatTheDatabaseRefusesIsParkedAlone() {
        send(
                command(shop.device, shard, "213551000001"),
                command(shop.device, shard, "2135\u0000"),
                command(shop.device, shard, "213551000003"));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(stored(shop.device)).isEqualTo(2);
            assertThat(parked()).hasSize(1);
        });
        List<Map<String, Object>> listed = Shop.asService()
                .get("/internal/parked-commands?size=1000")
                .then()
                .statusCode(200)
                .extract()
                .path("commands");
        assertThat(listed)
                .anySatisfy(one -> assertThat(one.get("reason").toString()).startsWith("the database refuses it"));
    }

    private void redrive(String path, int redriven) {
        int done = Shop.asService()
                .post("/internal/parked-commands" + path)
                .then()
                .statusCode(200)
                .extract()
                .path("redriven");
        assertThat(done).isEqualTo(redriven);
    }

    private long stored(UUID device) {
        return database.number("SELECT count(*) FROM message WHERE broadcast = ? AND device = ?", broadcast, device);
    }

    private List<Object> parked() {
        return database.column("SELECT event FROM parked_command WHERE workspace = ?", shop.workspace);
    }

    private SendRequested command(UUID device, int onShard, String phone) {
        return new SendRequested(
                shop.workspace,
                broadcast,
                device,
                onShard,
                Lane.BULK,
                new TemplateContent("promo", "en_US", null, List.of("name"), List.of()),
                Instant.now().plusSeconds(600),
                new BigDecimal("0.5"),
                List.of(new Recipient(ids.next(), new Address(AddressKind.PHONE, phone), Map.of("name", "Amel"))));
    }

    private void send(SendRequested... commands) {
        List<OutgoingEvent> events = Arrays.stream(commands)
                .map(one -> new OutgoingEvent("one key", one.shard(), one.workspace(), one))
                .toList();
        transactions.asWorker(tx -> outbox.append(tx, events)).await().atMost(PATIENCE);
    }
}
