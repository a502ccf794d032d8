package io.tidings.messaging.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.tidings.messaging.hold.HoldKind;
import io.tidings.messaging.settlement.AttemptResult;
import io.tidings.messaging.settlement.Ending;
import io.tidings.messaging.settlement.Results;
import io.tidings.messaging.testing.Database;
import io.tidings.messaging.testing.Shop;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.tidings.testkit.TidingsStack;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cancelling step by step, without a sender and without the sweep's own clock. */
@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
@TestProfile(CancellationTest.Alone.class)
class CancellationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STORE = """
            WITH m AS (
              INSERT INTO message (id, workspace, broadcast, device, shard, lane, recipient_kind, recipient, content,
                                   parameters, cost, valid_until)
              VALUES ($1, $2, $3, $4, 1, 2, 'PHONE', '213551000001', $1, '{}', 0.5, now() + interval '1 h'))
            INSERT INTO queue (shard, id, workspace, broadcast, device, lane, valid_until)
            VALUES (1, $1, $2, $3, $4, 2, now() + interval '1 h')""";

    /** The test sends and sweeps. */
    public static class Alone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tidings.sender.enabled", "false", "tidings.cancellation.sweep", "1h");
        }
    }

    private final Database database = Database.asWorker();
    private final UUID batch = UUID.randomUUID();
    private Shop shop;

    @Inject
    Cancellations cancellations;

    @Inject
    CancellationSweep sweep;

    @Inject
    CancellationStore store;

    @Inject
    Results results;

    @Inject
    Transactions transactions;

    @Inject
    Uuid7s ids;

    @BeforeEach
    void openShop() {
        shop = Shop.open();
    }

    @Test
    void acceptanceUnderWayIsWaitedForAndCancelled() {
        UUID message = ids.next();
        CompletableFuture<Boolean> stored = new CompletableFuture<>();
        CompletableFuture<Boolean> mayCommit = new CompletableFuture<>();
        CompletableFuture<Void> accepting = transactions
                .asWorker(tx -> cancellations
                        .among(tx, Set.of(batch, shop.device, shop.workspace))
                        .invoke(cancelled -> assertThat(cancelled).isEmpty())
                        .chain(() -> put(tx, message))
                        .invoke(() -> stored.complete(true))
                        .chain(() -> Uni.createFrom().completionStage(mayCommit)))
                .replaceWithVoid()
                .subscribeAsCompletionStage()
                .toCompletableFuture();
        stored.orTimeout(20, TimeUnit.SECONDS).join();
        CompletableFuture<Void> cancelling = cancel(batch, HoldKind.BROADCAST).subscribeAsCompletionStage();
        await().atMost(PATIENCE)
                .until(() -> database.number(
                                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = 7003 AND NOT granted")
                        == 1);
        mayCommit.complete(true);
        accepting.join();
        cancelling.join();
        await().atMost(PATIENCE).until(() -> state(message).equals("cancelled"));
    }

    @Test
    void whatIsCancelledIsKnownToWhoeverStoresAfterwards() {
        wait(cancel(shop.device, HoldKind.DEVICE));
        Set<UUID> cancelled =
                wait(transactions.asWorker(tx -> cancellations.among(tx, Set.of(batch, shop.device, shop.workspace))));
        assertThat(cancelled).containsExactly(shop.device);
    }

    @Test
    void sweepEndsWhatACrashLeftBehindTheMark() {
        List<UUID> messages = List.of(ids.next(), ids.next(), ids.next());
        messages.forEach(this::put);
        UUID other = ids.next();
        wait(transactions.asWorker(tx -> tx.connection()
                .preparedQuery(STORE)
                .execute(Tuple.of(other, shop.workspace, UUID.randomUUID(), shop.device))));
        wait(transactions.asWorker(tx -> store.mark(tx, mark())));
        assertThat(states(messages)).containsOnly("queued");
        wait(sweep.tick());
        assertThat(states(messages)).containsOnly("cancelled");
        assertThat(state(other)).isEqualTo("queued");
        assertThat(isFinished()).isTrue();
        assertThat(database.number("SELECT count(*) FROM hold WHERE target = ?", batch))
                .isZero();
    }

    @Test
    void claimedMessageIsLeftToItsResultAndCancelledWhenItComesBack() {
        UUID message = ids.next();
        UUID attempt = ids.next();
        put(message);
        database.change("UPDATE queue SET state = 'claimed', attempt = ?, epoch = 1 WHERE id = ?", attempt, message);
        wait(transactions.asWorker(tx -> store.mark(tx, mark())));
        wait(sweep.tick());
        assertThat(state(message)).isEqualTo("claimed");
        assertThat(isFinished()).isFalse();
        assertThat(database.number("SELECT count(*) FROM hold WHERE target = ?", batch))
                .isEqualTo(1);

        wait(results.apply(List.of(new AttemptResult(
                message, attempt, Instant.now(), new Ending.Again(Instant.now(), 130429, "Rate limit hit", true)))));
        assertThat(state(message)).isEqualTo("queued");
        database.change("UPDATE cancellation SET look_at = now() WHERE target = ?", batch);
        wait(sweep.tick());
        assertThat(state(message)).isEqualTo("cancelled");
        assertThat(isFinished()).isTrue();
    }

    @Test
    void cancellingAgainChangesNothing() {
        UUID message = ids.next();
        put(message);
        wait(cancel(batch, HoldKind.JOB));
        await().atMost(PATIENCE).until(this::isFinished);
        wait(cancel(batch, HoldKind.JOB));
        assertThat(state(message)).isEqualTo("cancelled");
        assertThat(database.number("SELECT count(*) FROM hold WHERE target = ?", batch))
                .isZero();
    }

    @Test
    void cancelledWorkspaceLosesWhatAllItsDevicesHaveQueued() {
        UUID message = ids.next();
        put(message);
        wait(cancel(shop.workspace, HoldKind.WORKSPACE));
        await().atMost(PATIENCE).until(() -> state(message).equals("cancelled"));
    }

    private Uni<Void> cancel(UUID target, HoldKind kind) {
        return cancellations.cancel(target, shop.workspace, kind, "test");
    }

    private Mark mark() {
        return new Mark(batch, shop.workspace, HoldKind.BROADCAST, "test");
    }

    private boolean isFinished() {
        return database.number("SELECT count(*) FROM cancellation WHERE target = ? AND finished_at IS NOT NULL", batch)
                == 1;
    }

    private List<String> states(List<UUID> messages) {
        return messages.stream().map(this::state).toList();
    }

    private String state(UUID message) {
        return (String) database.column(
                        "SELECT coalesce((SELECT state::text FROM queue WHERE id = m.id), m.state::text) FROM message m"
                                + " WHERE id = ?",
                        message)
                .getFirst();
    }

    private void put(UUID message) {
        wait(transactions.asWorker(tx -> put(tx, message)));
    }

    private Uni<Void> put(Tx tx, UUID message) {
        return tx.connection()
                .preparedQuery(STORE)
                .execute(Tuple.of(message, shop.workspace, batch, shop.device))
                .replaceWithVoid();
    }

    private static <T> T wait(Uni<T> step) {
        return step.await().atMost(PATIENCE);
    }
}
