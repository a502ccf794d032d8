package io.tidings.messaging.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.tidings.messaging.hold.HoldKind;
import io.tidings.messaging.hold.HoldOrigin;
import io.tidings.messaging.hold.Holds;
import io.tidings.messaging.queue.QueueStore;
import io.tidings.messaging.queue.QueueStore.Claim;
import io.tidings.messaging.settlement.AttemptResult;
import io.tidings.messaging.settlement.Ending;
import io.tidings.messaging.settlement.Orphans;
import io.tidings.messaging.settlement.Outcome;
import io.tidings.messaging.settlement.Outcomes;
import io.tidings.messaging.settlement.ReceiptApplier;
import io.tidings.messaging.settlement.Results;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Transactions;
import io.tidings.testkit.TidingsStack;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two owners of one shard, step by step, on the real functions of the database. */
@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
@TestProfile(TakeOverTest.WithoutSender.class)
class TakeOverTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static int nextShard;

    /** The test is the owner; no other one may be about. */
    public static class WithoutSender implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tidings.sender.enabled", "false");
        }
    }

    @Inject
    ShardStore shards;

    @Inject
    QueueStore queue;

    @Inject
    Results results;

    @Inject
    Outcomes outcomes;

    @Inject
    Orphans orphans;

    @Inject
    ReceiptApplier receipts;

    @Inject
    Holds holds;

    @Inject
    Transactions transactions;

    @Inject
    Uuid7s ids;

    private final UUID workspace = UUID.randomUUID();
    private final UUID device = UUID.randomUUID();
    private int shard;
    private UUID message;
    private Lease first;

    @BeforeEach
    void firstOwner() {
        shard = nextShard++;
        message = ids.next();
        store(message);
        // whoever ran before may have left a lease
        endLease();
        first = take("first").orElseThrow();
    }

    @Test
    void nobodyTakesAShardWhoseLeaseRuns() {
        assertThat(take("second")).isEmpty();
    }

    @Test
    void renewalThatComesAfterTheReleaseRevivesNothing() {
        await(shards.release(List.of(first), "first"));
        assertThat(await(shards.renew(List.of(first), "first", LEASE))).isEmpty();
        assertThat(take("second")).isPresent();
    }

    @Test
    void renewalTellsWhenWorkWasLastBegun() {
        first.begun(Instant.parse("2026-01-02T03:04:05Z"));
        await(shards.renew(List.of(first), "first", LEASE));
        assertThat(text("SELECT (begun_at AT TIME ZONE 'UTC')::text FROM shard_owner WHERE shard = $1", Tuple.of((short)
                        shard)))
                .isEqualTo("2026-01-02 03:04:05");
    }

    @Test
    void everyTakeOverIsRememberedAndNoRenewalIs() {
        await(shards.renew(List.of(first), "first", LEASE));
        endLease();
        Lease second = take("second").orElseThrow();
        List<String> owners = await(transactions.asWorker(tx -> tx.connection()
                .preparedQuery("SELECT epoch, owner FROM shard_history WHERE shard = $1 ORDER BY epoch")
                .execute(Tuple.of((short) shard))
                .map(rows -> rows.stream()
                        .map(row -> row.getLong(0) + " " + row.getString(1))
                        .toList())));
        assertThat(owners).endsWith(first.epoch() + " first", second.epoch() + " second");
    }

    @Test
    void ownerWithAnOlderEpochClaimsNothing() {
        endLease();
        Lease second = take("second").orElseThrow();
        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(claim(first, ids.next())).isEmpty();
        assertThat(claim(second, ids.next())).containsExactly(message);
    }

    @Test
    void messageIsClaimedOnce() {
        assertThat(claim(first, ids.next())).containsExactly(message);
        assertThat(claim(first, ids.next())).isEmpty();
    }

    @Test
    void heldMessageIsNotClaimed() {
        await(transactions.asWorker(tx -> tx.connection()
                .preparedQuery("INSERT INTO hold (target, kind, reason) VALUES ($1, 'device', 'test')")
                .execute(Tuple.of(device))));
        assertThat(claim(first, ids.next())).isEmpty();
    }

    @Test
    void takeOverWaitsForClaimsThatAreUnderWay() {
        CompletableFuture<Void> release = lockTheRow();
        CompletableFuture<?> claiming = claimBehindTheLock();
        endLease();
        CompletableFuture<?> taking = taking("second").subscribeAsCompletionStage();
        Awaitility.await().atMost(PATIENCE).until(() -> taking.isDone() || isWaitedForAClaim());
        release.complete(null);
        CompletableFuture.allOf(claiming, taking).join();
        assertThat(state()).isEqualTo("unknown");
    }

    @Test
    void holdWaitsForClaimsThatAreUnderWay() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> release = lockTheRow();
        CompletableFuture<?> claiming = claimBehindTheLock().thenRun(() -> order.add("claimed"));
        CompletableFuture<?> holding = transactions
                .asWorker(tx -> holds.place(tx, device, HoldKind.DEVICE, HoldOrigin.OPERATOR, "test"))
                .invoke(() -> order.add("held"))
                .subscribeAsCompletionStage();
        Awaitility.await().atMost(PATIENCE).until(() -> holding.isDone() || isWaitedForAClaim());
        release.complete(null);
        CompletableFuture.allOf(claiming, holding).join();
        assertThat(order).containsExactly("claimed", "held");
    }

    /** Somebody else's transaction has the message's row, until the answer is completed. */
    private CompletableFuture<Void> lockTheRow() {
        CompletableFuture<Void> locked = new CompletableFuture<>();
        CompletableFuture<Void> release = new CompletableFuture<>();
        transactions
                .asWorker(tx -> tx.connection()
                        .preparedQuery("SELECT id FROM queue WHERE shard = $1 AND id = $2 FOR UPDATE")
                        .execute(Tuple.of((short) shard, message))
                        .invoke(() -> locked.complete(null))
                        .chain(() -> Uni.createFrom().completionStage(release)))
                .subscribe()
                .with(done -> {}, locked::completeExceptionally);
        locked.join();
        return release;
    }

    /** A claim that waits for the row. */
    private CompletableFuture<?> claimBehindTheLock() {
        CompletableFuture<?> claiming = queue.claim(List.of(new Claim(first, message, ids.next(), Instant.now())))
                .subscribeAsCompletionStage();
        Awaitility.await().atMost(PATIENCE).until(() -> count("transactionid") + count("tuple") > 0);
        return claiming;
    }

    private boolean isWaitedForAClaim() {
        return count("advisory") > 0;
    }

    private long count(String lock) {
        return Long.parseLong(
                text("SELECT count(*)::text FROM pg_locks WHERE NOT granted AND locktype = $1", Tuple.of(lock)));
    }

    @Test
    void whatADeadOwnerHadClaimedIsUnknownAndNotClaimedAgain() {
        claim(first, ids.next());
        endLease();
        Lease second = take("second").orElseThrow();
        assertThat(state()).isEqualTo("unknown");
        assertThat(claim(second, ids.next())).isEmpty();
    }

    @Test
    void resultOfTheOldOwnerSettlesWhatItsSuccessorCalledUnknown() {
        UUID attempt = ids.next();
        claim(first, attempt);
        endLease();
        take("second");
        apply(attempt, new Ending.Sent("wamid." + attempt));
        assertThat(state()).isEqualTo("settled sent");
    }

    @Test
    void attemptThatWasNeverBegunIsHandedBackToTheSuccessor() {
        UUID attempt = ids.next();
        claim(first, attempt);
        endLease();
        Lease second = take("second").orElseThrow();
        apply(attempt, new Ending.NotBegun());
        assertThat(state()).isEqualTo("queued");
        assertThat(claim(second, ids.next())).containsExactly(message);
    }

    @Test
    void resultOfAnEarlierAttemptLeavesTheLaterOneAlone() {
        UUID earlier = ids.next();
        claim(first, earlier);
        apply(earlier, new Ending.Again(Instant.now(), 130429, "Rate limit hit", false));
        claim(first, ids.next());
        apply(earlier, new Ending.Sent("wamid." + earlier));
        assertThat(state()).isEqualTo("claimed");
    }

    @Test
    void whoWaitsForAnOutcomeIsToldOnceItIsWritten() {
        UUID attempt = ids.next();
        claim(first, attempt);
        CompletableFuture<Outcome> outcome = outcomes.of(message).subscribeAsCompletionStage();
        apply(attempt, new Ending.Sent("wamid." + attempt));
        assertThat(outcome.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join()
                        .providerId())
                .isEqualTo("wamid." + attempt);
    }

    @Test
    void sameResultTwiceSettlesOnce() {
        UUID attempt = ids.next();
        claim(first, attempt);
        apply(attempt, new Ending.Sent("wamid." + attempt));
        apply(attempt, new Ending.Sent("wamid." + attempt));
        assertThat(state()).isEqualTo("settled sent");
        assertThat(text("SELECT count(*)::text FROM provider_message WHERE message = $1", Tuple.of(message)))
                .isEqualTo("1");
    }

    @Test
    void resultThatComesAfterAReceiptOnlyClosesItsAttempt() {
        UUID attempt = ids.next();
        claim(first, attempt);
        await(transactions.asWorker(tx -> tx.connection()
                .preparedQuery("INSERT INTO receipt_intake (workspace, provider_id, status, at, correlation)"
                        + " VALUES ($1, $2, 'delivered', now(), $3)")
                .execute(Tuple.of(workspace, "wamid." + attempt, message))));
        Awaitility.await().atMost(PATIENCE).until(() -> {
            await(receipts.applyBatch());
            return state().equals("settled sent");
        });
        apply(attempt, new Ending.Sent("wamid." + attempt));
        assertThat(text("SELECT state || ' ' || receipt FROM message WHERE id = $1", Tuple.of(message)))
                .isEqualTo("sent delivered");
        assertThat(text("SELECT outcome FROM attempt WHERE id = $1", Tuple.of(attempt)))
                .isEqualTo("accepted");
    }

    private Optional<Lease> take(String owner) {
        return await(taking(owner)).stream().findFirst();
    }

    private Uni<List<Lease>> taking(String owner) {
        return transactions.asWorker(tx -> shards.take(tx, Set.of(shard), owner, "test", LEASE)
                .map(epochs -> epochs.entrySet().stream()
                        .map(e -> new Lease(e.getKey(), e.getValue(), Long.MAX_VALUE))
                        .toList())
                .call(leases -> orphans.settle(tx, leases)));
    }

    private void endLease() {
        await(transactions.asWorker(tx -> tx.connection()
                .preparedQuery(
                        "UPDATE shard_owner SET lease_until = clock_timestamp() - interval '1 s' WHERE shard = $1")
                .execute(Tuple.of((short) shard))));
    }

    private Set<UUID> claim(Lease lease, UUID attempt) {
        return await(queue.claim(List.of(new Claim(lease, message, attempt, Instant.now()))));
    }

    private void apply(UUID attempt, Ending ending) {
        await(results.apply(List.of(new AttemptResult(message, attempt, Instant.now(), ending))));
    }

    private String state() {
        return text(
                "SELECT coalesce((SELECT state::text FROM queue WHERE shard = $1 AND id = $2),"
                        + " 'settled ' || (SELECT state::text FROM message WHERE id = $2))",
                Tuple.of((short) shard, message));
    }

    private String text(String sql, Tuple parameters) {
        return await(transactions.asWorker(tx -> tx.connection()
                .preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.iterator().next().getString(0))));
    }

    private void store(UUID id) {
        await(transactions.asWorker(tx -> tx.connection()
                .preparedQuery(
                        "WITH m AS (INSERT INTO message (id, workspace, device, shard, lane, recipient_kind, recipient,"
                                + " content, parameters, cost, valid_until)"
                                + " VALUES ($1, $2, $3, $4, 2, 'PHONE', '213551000001', $1, '{}', 0.5, now() + interval '1 h'))"
                                + " INSERT INTO queue (shard, id, workspace, device, lane, valid_until)"
                                + " VALUES ($4, $1, $2, $3, 2, now() + interval '1 h')")
                .execute(Tuple.of(id, workspace, device, (short) shard))));
    }

    private static <T> T await(Uni<T> step) {
        return step.await().atMost(PATIENCE);
    }
}
