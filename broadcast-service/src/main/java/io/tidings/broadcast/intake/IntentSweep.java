package io.tidings.broadcast.intake;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.reservation.Reservations;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Ends intents that a crash left behind: they are given up, what is reserved for them is released for good, then they
 * are removed. Several processes may sweep at once.
 */
@Singleton
class IntentSweep {

    private static final Logger LOG = Logger.getLogger(IntentSweep.class);
    private static final String GIVE_UP = """
            UPDATE broadcast SET state = 'abandoning' WHERE uuid = ANY (ARRAY(
                SELECT uuid FROM broadcast WHERE state = 'reserving' AND created_at < $1
                ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED))
            """;
    private static final String GIVEN_UP = """
            SELECT uuid, workspace FROM broadcast WHERE state = 'abandoning' ORDER BY created_at LIMIT 100
            """;
    private static final String REMOVE = "DELETE FROM broadcast WHERE uuid = $1 AND state = 'abandoning'";

    private final IntakeConfig config;
    private final Transactions transactions;
    private final Reservations reservations;
    private final InstantSource time;

    IntentSweep(IntakeConfig config, Transactions transactions, Reservations reservations, InstantSource time) {
        this.config = config;
        this.transactions = transactions;
        this.reservations = reservations;
        this.time = time;
    }

    @Scheduled(every = "{tidings.intake.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return sweep().onFailure()
                .invoke(e -> LOG.warnf("intents wait for the next sweep: %s", e))
                .onFailure()
                .recoverWithNull();
    }

    /** Gives up what is too old, and ends what was given up. */
    Uni<Void> sweep() {
        OffsetDateTime tooOld = time.instant().minus(config.intentTimeout()).atOffset(ZoneOffset.UTC);
        return transactions
                .asWorker(tx -> giveUp(tx, tooOld).chain(() -> givenUp(tx)))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::end)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<RowSet<Row>> giveUp(Tx tx, OffsetDateTime tooOld) {
        return tx.connection().preparedQuery(GIVE_UP).execute(Tuple.of(tooOld));
    }

    private static Uni<RowSet<Row>> givenUp(Tx tx) {
        return tx.connection().preparedQuery(GIVEN_UP).execute();
    }

    private Uni<Integer> end(Row intent) {
        UUID uuid = intent.getUUID("uuid");
        return reservations
                .release(uuid, intent.getUUID("workspace"))
                .chain(() -> transactions.asWorker(
                        tx -> tx.connection().preparedQuery(REMOVE).execute(Tuple.of(uuid))))
                .map(removed -> removed.rowCount());
    }
}
