package io.tidings.messaging.cancellation;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.messaging.cancellation.CancellationStore.Queued;
import io.tidings.messaging.hold.Holds;
import io.tidings.messaging.settlement.AttemptResult;
import io.tidings.messaging.settlement.Ending;
import io.tidings.messaging.settlement.Results;
import io.tidings.platform.store.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Settles what open marks have queued. Each batch is a transaction, so that a crash leaves only the rest, which the next
 * sweep of any process does. A mark is finished when the queue holds nothing of it: nothing can come after that.
 */
@ApplicationScoped
class CancellationSweep {

    private static final Logger LOG = Logger.getLogger(CancellationSweep.class);
    private static final int BATCH = 500;

    private final Transactions transactions;
    private final CancellationStore store;
    private final Results results;
    private final Holds holds;
    private final InstantSource clock;

    CancellationSweep(
            Transactions transactions, CancellationStore store, Results results, Holds holds, InstantSource clock) {
        this.transactions = transactions;
        this.store = store;
        this.results = results;
        this.holds = holds;
        this.clock = clock;
    }

    /** Begins at once, without anybody waiting for it. */
    void soon(Mark mark) {
        sweep(mark).subscribe().with(done -> {}, e -> left(mark, e));
    }

    /** Looks after marks that are open: from a crash, or because results were waited for. */
    @Scheduled(
            every = "${tidings.cancellation.sweep:5s}",
            identity = "cancellation-sweep",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return transactions
                .asWorker(store::open)
                .onFailure()
                .invoke(e -> LOG.warnf("cancellations wait for the next sweep: %s", e.toString()))
                .onFailure()
                .recoverWithItem(List.of())
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(mark -> sweep(mark)
                        .onFailure()
                        .invoke(e -> left(mark, e))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Settles all that is queued of it now. */
    Uni<Void> sweep(Mark mark) {
        return transactions
                .asWorker(tx -> store.devices(tx, mark))
                .chain(devices -> Multi.createFrom()
                        .iterable(devices)
                        .onItem()
                        .transformToUniAndConcatenate(device -> sweep(mark, device, Queued.none()))
                        .collect()
                        .last()
                        .chain(() -> close(mark, devices)));
    }

    private Uni<Void> sweep(Mark mark, UUID device, Queued after) {
        return transactions
                .asWorker(tx -> store.queued(tx, mark, device, after, BATCH))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : results.apply(cancelled(found)).chain(() -> sweep(mark, device, found.getLast())));
    }

    private List<AttemptResult> cancelled(List<Queued> found) {
        Instant now = clock.instant();
        return found.stream()
                .map(one -> new AttemptResult(one.id(), null, now, new Ending.Cancelled()))
                .toList();
    }

    private Uni<Void> close(Mark mark, List<UUID> devices) {
        return transactions.asWorker(tx -> store.isLeft(tx, mark, devices).chain(left -> {
            if (left) {
                return store.later(tx, mark);
            }
            tx.afterCommit(holds::changed);
            return store.finish(tx, mark);
        }));
    }

    private static void left(Mark mark, Throwable reason) {
        LOG.warnf("the cancellation of %s goes on with the next sweep: %s", mark.target(), reason.toString());
    }
}
