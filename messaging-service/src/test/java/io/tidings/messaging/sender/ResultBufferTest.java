package io.tidings.messaging.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tidings.messaging.loop.ManualLoop;
import io.tidings.messaging.settlement.AttemptResult;
import io.tidings.messaging.settlement.Ending;
import io.tidings.messaging.settlement.StandInResults;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results that the store refuses, and a store that is away. */
class ResultBufferTest {

    private static final Logger LOG = Logger.getLogger(ResultBuffer.class.getName());
    private static final Throwable REFUSAL = new PgException("invalid byte sequence", "ERROR", "22021", null);
    private static final Ending POISON = new Ending.Sent("wamid.\0");
    private static final Ending SENT = new Ending.Sent("wamid.A");
    private static final Ending UNKNOWN = new Ending.Unknown("the database refuses the result: 22021");
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final ManualLoop loop = new ManualLoop();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Store store = new Store();
    private final ResultBuffer buffer = new ResultBuffer(loop, store, VirtualNode.DEFAULTS, metrics);
    private final Map<UUID, Ending> told = new HashMap<>();

    @BeforeEach
    void expectFailures() {
        LOG.setLevel(Level.OFF);
    }

    @AfterEach
    void reportFailures() {
        LOG.setLevel(null);
    }

    @Test
    void onlyTheRefusedResultBecomesUnknownAndAllOthersSettle() {
        store.refuses = result -> result.ending().equals(POISON);
        List<UUID> others = add(250, SENT);
        UUID poisoned = add(1, POISON).getFirst();
        others.addAll(add(249, SENT));

        loop.advance(SOON);

        assertThat(others).allSatisfy(other -> assertThat(store.written).containsEntry(other, SENT));
        assertThat(store.written).hasSize(500).containsEntry(poisoned, UNKNOWN);
        assertThat(told).isEqualTo(store.written);
        assertThat(refused()).isEqualTo(1);
        assertThat(store.transactions).isLessThan(25);
    }

    @Test
    void loneRefusedResultBecomesUnknownAndTheNextAreWritten() {
        store.refuses = result -> result.ending().equals(POISON);
        UUID poisoned = add(1, POISON).getFirst();
        loop.advance(SOON);
        UUID next = add(1, SENT).getFirst();
        loop.advance(SOON);

        assertThat(told).isEqualTo(Map.of(poisoned, UNKNOWN, next, SENT));
        assertThat(store.written).isEqualTo(told);
    }

    @Test
    void resultsAreWrittenInTheirOrderWhicheverIsRefused() {
        store.refuses = result -> result.ending().equals(POISON);
        List<UUID> all = add(3, SENT);
        all.addAll(add(2, POISON));
        all.addAll(add(4, SENT));

        loop.advance(SOON);

        assertThat(store.order).containsExactlyElementsOf(all);
        assertThat(refused()).isEqualTo(2);
    }

    @Test
    void nobodyWaitsForAMessageOfWhichNothingCanBeWritten() {
        store.refuses =
                result -> result.ending().equals(POISON) || result.ending().equals(UNKNOWN);
        UUID poisoned = add(1, POISON).getFirst();
        List<UUID> others = add(20, SENT);

        loop.advance(LONG);

        assertThat(store.written).containsOnlyKeys(others);
        assertThat(told).containsOnlyKeys(others);
        assertThat(refused()).isEqualTo(1);

        store.refuses = result -> false;
        loop.advance(LONG);
        assertThat(told).containsEntry(poisoned, UNKNOWN);
    }

    /** No attempt: nothing was written to a provider, so the message isn't unknown. */
    @Test
    void refusedExpiryWaitsUntilItIsTaken() {
        Ending expired = new Ending.Expired();
        store.refuses = result -> result.ending().equals(expired);
        UUID message = UUID.randomUUID();
        buffer.add(new AttemptResult(message, null, loop.now(), expired), false, ending -> told.put(message, ending));
        UUID other = add(1, SENT).getFirst();
        loop.advance(LONG);
        assertThat(told).containsOnlyKeys(other);

        store.refuses = result -> false;
        loop.advance(LONG);
        assertThat(told).containsEntry(message, expired);
    }

    @Test
    void claimsStopWhenNothingCanBeWrittenOfAnyMessage() {
        store.refuses = result -> true;
        add(2 * VirtualNode.DEFAULTS.resultLimit(), SENT);
        loop.advance(LONG);
        assertThat(buffer.isBehind()).isTrue();
        assertThat(told).isEmpty();

        store.refuses = result -> false;
        loop.advance(LONG);
        assertThat(buffer.isBehind()).isFalse();
        assertThat(told).hasSize(2 * VirtualNode.DEFAULTS.resultLimit());
    }

    @Test
    void storeThatIsAwayIsWaitedForAndNothingIsReplaced() {
        store.away = true;
        List<UUID> all = add(700, SENT);
        loop.advance(Duration.ofMinutes(10));
        assertThat(told).isEmpty();

        store.away = false;
        loop.advance(LONG);
        assertThat(told).hasSize(700).containsOnlyKeys(all).containsValue(SENT);
        assertThat(told.values()).containsOnly(SENT);
        assertThat(refused()).isZero();
    }

    @Test
    void storeThatGoesAwayWhileTheRefusedOneIsSoughtIsWaitedFor() {
        store.refuses = result -> result.ending().equals(POISON);
        List<UUID> all = add(5, SENT);
        all.addAll(add(1, POISON));
        loop.advance(VirtualNode.DEFAULTS.resultLinger());
        store.away = true;
        loop.advance(LONG);
        store.away = false;
        loop.advance(LONG);

        assertThat(store.order).containsExactlyElementsOf(all);
        assertThat(refused()).isEqualTo(1);
    }

    private List<UUID> add(int count, Ending ending) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    UUID message = UUID.randomUUID();
                    buffer.add(
                            new AttemptResult(message, UUID.randomUUID(), loop.now(), ending),
                            false,
                            written -> told.put(message, written));
                    return message;
                })
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private double refused() {
        return metrics.counter("tidings_sender_refused_results").count();
    }

    /** Takes all of a batch or nothing, a millisecond later. */
    private final class Store extends StandInResults {

        private final Map<UUID, Ending> written = new HashMap<>();
        private final List<UUID> order = new ArrayList<>();
        private Predicate<AttemptResult> refuses = result -> false;
        private boolean away;
        private int transactions;

        @Override
        public Uni<Void> apply(List<AttemptResult> results) {
            return Uni.createFrom()
                    .emitter(emitter -> loop.after(Duration.ofMillis(1), () -> {
                        transactions++;
                        if (away) {
                            emitter.fail(new IllegalStateException("away"));
                        } else if (results.stream().anyMatch(refuses)) {
                            emitter.fail(REFUSAL);
                        } else {
                            results.forEach(this::write);
                            emitter.complete(null);
                        }
                    }));
        }

        private void write(AttemptResult result) {
            assertThat(written).doesNotContainKey(result.message());
            written.put(result.message(), result.ending());
            order.add(result.message());
        }
    }
}
