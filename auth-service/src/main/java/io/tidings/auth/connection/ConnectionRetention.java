package io.tidings.auth.connection;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Removes rows of {@code connection_log} that were kept long enough. */
@ApplicationScoped
class ConnectionRetention {
    private static final String REMOVE = "DELETE FROM connection_log WHERE id IN (SELECT id FROM connection_log"
            + " WHERE created_at < $1 ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)";

    private final Transactions transactions;
    private final InstantSource clock;
    private final ConnectionConfig config;

    ConnectionRetention(Transactions transactions, InstantSource clock, ConnectionConfig config) {
        this.transactions = transactions;
        this.clock = clock;
        this.config = config;
    }

    /** Removes batch after batch, until one isn't full. */
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return forgetBatch()
                .repeat()
                .whilst(removed -> removed == config.retentionBatch())
                .onItem()
                .ignoreAsUni();
    }

    /** Removes one batch in a transaction of its own, the oldest first; answers how many rows. */
    Uni<Integer> forgetBatch() {
        return Uni.createFrom().deferred(() -> {
            OffsetDateTime before = clock.instant().minus(config.retention()).atOffset(ZoneOffset.UTC);
            return transactions.asWorker(tx -> tx.connection()
                    .preparedQuery(REMOVE)
                    .execute(Tuple.of(before, config.retentionBatch()))
                    .map(SqlResult::rowCount));
        });
    }
}
