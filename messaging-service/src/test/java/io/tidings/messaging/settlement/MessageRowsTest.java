package io.tidings.messaging.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tidings.messaging.testing.Database;
import io.tidings.messaging.testing.Shop;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Transactions;
import io.tidings.testkit.TidingsStack;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Two transactions at once settle the same messages. */
@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
@TestProfile(UnknownSweepTest.ByHand.class)
class MessageRowsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    MessageRows rows;

    @Inject
    Transactions transactions;

    @Inject
    Uuid7s ids;

    private final Database database = Database.asWorker();

    @Test
    void rowThatChangesWhileItIsWaitedForIsSeenAsItIsThen() throws SQLException {
        Shop shop = Shop.open();
        List<UUID> messages = Stream.generate(ids::next).limit(20).toList();
        for (int i = 0; i < messages.size(); i++) {
            store(shop, messages.get(i), 3 * i);
        }
        try (var other = DriverManager.getConnection(url(), "tidings_worker", password())) {
            other.setAutoCommit(false);
            try (var change = other.prepareStatement("UPDATE queue SET state = 'unknown' WHERE id = ANY (?)")) {
                change.setArray(1, other.createArrayOf("uuid", new Object[] {messages.get(7), messages.get(12)}));
                change.executeUpdate();
            }
            var locked = transactions
                    .asWorker(tx -> rows.lock(tx, messages))
                    .subscribeAsCompletionStage()
                    .toCompletableFuture();
            await().atMost(PATIENCE).until(() -> waits() > 0);
            other.commit();
            Map<UUID, MessageRow> found =
                    locked.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
            assertThat(found.values()).hasSize(20).allMatch(MessageRow::waiting);
            assertThat(found.get(messages.get(7)).state().sending().name()).isEqualTo("UNKNOWN");
            assertThat(found.get(messages.get(12)).state().sending().name()).isEqualTo("UNKNOWN");
        }
    }

    private long waits() {
        return database.number("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND datname = 'tidings_messaging'");
    }

    private void store(Shop shop, UUID message, int shard) {
        database.change("""
                WITH m AS (
                  INSERT INTO message (id, workspace, device, shard, lane, recipient_kind, recipient, content, parameters,
                                       cost, valid_until)
                  SELECT ?, d.workspace, d.id, ?, 2, 'PHONE', '213551000001', d.id, '{}', 0.5, now() + interval '1 h'
                    FROM device d WHERE d.id = ? RETURNING *)
                INSERT INTO queue (shard, id, workspace, device, lane, valid_until, state)
                SELECT shard, id, workspace, device, lane, valid_until, 'claimed' FROM m""", message, shard, shop.device);
    }

    private static String url() {
        return "jdbc:postgresql://" + ConfigProvider.getConfig().getValue("tidings.postgres", String.class)
                + "/tidings_messaging";
    }

    private static String password() {
        return ConfigProvider.getConfig().getValue("tidings.postgres.password", String.class);
    }
}
