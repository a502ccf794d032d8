package io.tidings.messaging.history;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes the partitions of the days to come, and drops those of days whose retention is over. */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final Period SHORTEST = Period.ofDays(30);
    private static final String ENSURE = "SELECT ensure_partitions($1)";
    private static final String DROP = "SELECT drop_history($1)";
    private static final String FORGET_IDS = "DELETE FROM provider_message WHERE created_at < $1";
    private static final String FORGET_RECEIPTS = "DELETE FROM receipt_unmatched WHERE received_at < $1";

    private final Transactions transactions;
    private final HistoryConfig config;
    private final InstantSource clock;

    Retention(Transactions transactions, HistoryConfig config, InstantSource clock) {
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    void check(@Observes StartupEvent event) {
        LocalDate day = LocalDate.EPOCH;
        if (day.plus(config.retention()).isBefore(day.plus(SHORTEST))) {
            throw new IllegalStateException(
                    "tidings.history.retention is " + config.retention() + ", and must be 30 days at least");
        }
    }

    @Scheduled(
            every = "1h",
            delayed = "1m",
            identity = "history-retention",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> keep() {
        return ensure().chain(this::drop)
                .invoke(dropped -> {
                    if (!dropped.isEmpty()) {
                        LOG.infof("dropped the history of %s", dropped);
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .invoke(e -> LOG.warnf("history is looked after again in an hour: %s", e.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> ensure() {
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(ENSURE)
                .execute(Tuple.of(config.ahead()))
                .replaceWithVoid());
    }

    /** Drops what is older than the retention, and answers the days. */
    Uni<List<LocalDate>> drop() {
        LocalDate before = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(config.retention());
        return transactions
                .asWorker(tx -> tx.connection()
                        .preparedQuery(DROP)
                        .execute(Tuple.of(before))
                        .map(rows -> {
                            List<LocalDate> days = new ArrayList<>();
                            rows.forEach(row -> days.add(row.getLocalDate(0)));
                            return days;
                        }))
                .call(() -> transactions.asWorker(tx -> forget(tx, before)));
    }

    private static Uni<Void> forget(Tx tx, LocalDate before) {
        Tuple start = Tuple.of(before.atStartOfDay().atOffset(ZoneOffset.UTC));
        return tx.connection()
                .preparedQuery(FORGET_IDS)
                .execute(start)
                .chain(() -> tx.connection().preparedQuery(FORGET_RECEIPTS).execute(start))
                .replaceWithVoid();
    }
}
