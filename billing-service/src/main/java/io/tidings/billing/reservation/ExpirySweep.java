package io.tidings.billing.reservation;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.billing.ledger.TransferKind;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/** Gives back what reservations still hold when their time is over. Any number of processes may sweep. */
@ApplicationScoped
class ExpirySweep {
    private static final String TICK =
            "${tidings.billing.reservation.sweep-every:" + ReservationConfig.SWEEP_EVERY + "}";

    private final Transactions transactions;
    private final ReservationTable table;
    private final ReservationStore store;
    private final InstantSource clock;
    private final int batch;

    ExpirySweep(
            Transactions transactions,
            ReservationTable table,
            ReservationStore store,
            InstantSource clock,
            ReservationConfig config) {
        this.transactions = transactions;
        this.table = table;
        this.store = store;
        this.clock = clock;
        this.batch = config.sweepBatch();
    }

    /** Sweeps batch by batch until one is not full. */
    @Scheduled(every = TICK, concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return Multi.createBy()
                .repeating()
                .uni(this::sweepBatch)
                .whilst(ended -> ended == batch)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> sweepBatch() {
        return transactions.asWorker(
                tx -> table.lockDue(tx, clock.instant(), batch).flatMap(due -> expire(tx, due)));
    }

    private Uni<Integer> expire(Tx tx, List<Reservation> due) {
        return due.isEmpty()
                ? Uni.createFrom().item(0)
                : store.end(tx, due, TransferKind.EXPIRE).map(List::size);
    }
}
