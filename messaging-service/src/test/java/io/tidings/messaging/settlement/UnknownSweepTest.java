package io.tidings.messaging.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.tidings.messaging.testing.Database;
import io.tidings.messaging.testing.Shop;
import io.tidings.platform.id.Uuid7s;
import io.tidings.testkit.TidingsStack;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wait for receipts, in the time that the intake counts. */
@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
@TestProfile(UnknownSweepTest.ByHand.class)
class UnknownSweepTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The test is the sender and the sweep. */
    public static class ByHand implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tidings.sender.enabled", "false",
                    "tidings.unknown.sweep", "10s",
                    "tidings.unknown.channel.twice.repeat", "true");
        }
    }

    @Inject
    UnknownSweep sweep;

    @Inject
    Results results;

    @Inject
    ReceiptApplier receipts;

    @Inject
    Uuid7s ids;

    private final Database database = Database.asWorker();
    private Shop shop;
    private UUID message;
    private UUID attempt;

    @BeforeEach
    void claimed() {
        shop = Shop.open();
        message = ids.next();
        attempt = ids.next();
        database.change("""
                WITH m AS (
                  INSERT INTO message (id, workspace, device, shard, lane, recipient_kind, recipient, content, parameters,
                                       cost, valid_until)
                  SELECT ?, d.workspace, d.id, d.shard, 2, 'PHONE', '213551000001', d.id, '{}', 0.5, now() + interval '1 h'
                    FROM device d WHERE d.id = ? RETURNING *)
                INSERT INTO queue (shard, id, workspace, device, lane, valid_until, state, attempt, tries)
                SELECT shard, id, workspace, device, lane, valid_until, 'claimed', ?, 1 FROM m""", message, shop.device, attempt);
    }

    @Test
    void unknownIsAwaitedUntilItsHorizon() {
        becomeUnknown();
        pass("8 days");
        await(sweep.sweep());
        assertThat(inQueue()).isEqualTo("unknown");
    }

    @Test
    void unknownLeavesTheQueueAfterItsHorizonAndIsNotCalledFailed() {
        becomeUnknown();
        pass("10 days");
        await(sweep.sweep());
        assertThat(inQueue()).isNull();
        assertThat(inHistory()).isEqualTo("unknown");
        assertThat(database.number("SELECT count(*) FROM unknown_open WHERE message = ?", message))
                .isZero();
    }

    @Test
    void receiptThatComesAfterTheHorizonStillSettles() {
        becomeUnknown();
        pass("10 days");
        await(sweep.sweep());
        receive();
        assertThat(inHistory()).isEqualTo("sent");
    }

    @Test
    void receiptInTimeEndsTheWait() {
        becomeUnknown();
        receive();
        assertThat(inHistory()).isEqualTo("sent");
        assertThat(database.number("SELECT count(*) FROM unknown_open WHERE message = ?", message))
                .isZero();
    }

    @Test
    void timeInWhichTheIntakeIsBehindDoesNotCount() {
        database.change("""
                INSERT INTO receipt_intake (workspace, provider_id, status, at, received_at)
                VALUES (?, ?, 'sent', now(), now() - interval '5 min')""", shop.workspace, "wamid." + message);
        long before = healthyMillis();
        database.change("UPDATE intake_clock SET ticked_at = now() - interval '20 s'");
        await(sweep.sweep());
        assertThat(healthyMillis()).isEqualTo(before);
        await(receipts.applyBatch());
        database.change("UPDATE intake_clock SET ticked_at = now() - interval '20 s'");
        await(sweep.sweep());
        assertThat(healthyMillis()).isGreaterThanOrEqualTo(before + 20_000);
    }

    @Test
    void timeInWhichNobodyCountedIsCutShort() {
        long before = healthyMillis();
        database.change("UPDATE intake_clock SET ticked_at = now() - interval '3 h'");
        await(sweep.sweep());
        assertThat(healthyMillis() - before).isEqualTo(30_000);
    }

    @Test
    void channelThatOptedInRepeatsOnceAndMarksIt() {
        database.change("UPDATE account SET provider = 'twice' WHERE id = ?", shop.account);
        becomeUnknown();
        pass("10 days");
        await(sweep.sweep());
        assertThat(inQueue()).isEqualTo("queued");
        assertThat(database.column("SELECT repeated FROM message WHERE id = ?", message))
                .containsExactly(true);
        database.change("UPDATE queue SET state = 'claimed' WHERE id = ?", message);
        becomeUnknown();
        pass("10 days");
        await(sweep.sweep());
        assertThat(inQueue()).isNull();
        assertThat(inHistory()).isEqualTo("unknown");
    }

    @Test
    void receiptThatMissedItsResultByAMomentIsMatchedLater() {
        String providerId = "wamid." + message;
        database.change("""
                INSERT INTO receipt_unmatched (id, workspace, provider_id, status, at, received_at)
                VALUES (?, ?, ?, 'delivered', now(), now())""", message.getLeastSignificantBits(), shop.workspace, providerId);
        database.change(
                "INSERT INTO provider_message (provider_id, message, workspace, device) VALUES (?, ?, ?, ?)",
                providerId,
                message,
                shop.workspace,
                shop.device);
        assertThat(await(receipts.matchAgain(Duration.ofMinutes(10)))).isPositive();
        await(receipts.applyBatch());
        assertThat(inHistory()).isEqualTo("sent");
        assertThat(database.number("SELECT count(*) FROM receipt_unmatched WHERE provider_id = ?", providerId))
                .isZero();
    }

    private void becomeUnknown() {
        await(results.apply(List.of(
                new AttemptResult(message, attempt, Instant.now(), new Ending.Unknown("the connection was reset")))));
        assertThat(inQueue()).isEqualTo("unknown");
        assertThat(database.number("SELECT count(*) FROM unknown_open WHERE message = ?", message))
                .isOne();
    }

    private void pass(String time) {
        database.change("UPDATE intake_clock SET healthy = healthy + ?::interval, ticked_at = now()", time);
    }

    private void receive() {
        database.change(
                "INSERT INTO receipt_intake (workspace, provider_id, status, at, correlation) VALUES (?, ?, 'delivered', now(), ?)",
                shop.workspace,
                "wamid." + message,
                message);
        await(receipts.applyBatch());
    }

    private Object inQueue() {
        return database.column("SELECT state::text FROM queue WHERE id = ?", message).stream()
                .findFirst()
                .orElse(null);
    }

    private Object inHistory() {
        return database.column("SELECT state::text FROM message WHERE id = ?", message)
                .getFirst();
    }

    private long healthyMillis() {
        return database.number("SELECT (extract(epoch FROM healthy) * 1000)::bigint FROM intake_clock");
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
