package io.tidings.broadcast.steering;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Changes of a broadcast's state that messaging-service is told of; one at a time for each broadcast. */
@Singleton
class Changes {

    private static final String BEGIN = """
            UPDATE broadcast SET changing_since = $2, cancelling = cancelling OR $3
            WHERE uuid = $1 AND state = $4 AND (changing_since IS NULL OR changing_since < $5)
            RETURNING changing_since
            """;
    private static final String LEFT = """
            UPDATE broadcast SET changing_since = $1 WHERE uuid = (
                SELECT uuid FROM broadcast WHERE changing_since < $2
                ORDER BY changing_since LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING uuid, workspace, state, cancelling, changing_since
            """;
    /** One that was completed in the meantime is left to the reconciliation, which lifts the hold. */
    private static final String PAUSE = """
            UPDATE broadcast SET state = CASE WHEN state IN ('scheduled', 'in_queue', 'sending') THEN 'paused' ELSE state END,
                changing_since = CASE WHEN state IN ('scheduled', 'in_queue', 'sending') THEN NULL
                    ELSE '-infinity'::timestamptz END
            WHERE uuid = $1 AND changing_since = $2
            """;

    /** A delayed one that has not been started waits for its time, if that is still to come by the database's clock. */
    private static final String RESUME = """
            UPDATE broadcast SET changing_since = NULL, state = CASE WHEN state <> 'paused' THEN state
                WHEN reported > 0 THEN 'sending'
                WHEN started_at IS NULL AND delayed_to > now() THEN 'scheduled' ELSE 'in_queue' END,
                started_at = CASE WHEN state = 'paused' AND delayed_to <= now() THEN coalesce(started_at, now())
                    ELSE started_at END
            WHERE uuid = $1 AND changing_since = $2
            """;

    private static final String CANCEL = """
            UPDATE broadcast SET changing_since = NULL, cancelling = false,
                withdrawn = CASE WHEN state IN ('scheduled', 'in_queue', 'sending', 'paused') THEN commanded
                    ELSE withdrawn END,
                state = CASE WHEN state IN ('scheduled', 'in_queue', 'sending', 'paused') THEN 'cancelled'
                    ELSE state END
            WHERE uuid = $1 AND changing_since = $2
            """;
    private static final String SETTLED =
            "UPDATE broadcast SET changing_since = NULL WHERE uuid = $1 AND changing_since = $2 AND state = $3 AND NOT cancelling";
    private static final String ABANDON =
            "UPDATE broadcast SET changing_since = '-infinity', cancelling = cancelling AND $2 WHERE uuid = $1";

    private final Transactions transactions;
    private final SteeringConfig config;
    private final InstantSource time;

    Changes(Transactions transactions, SteeringConfig config, InstantSource time) {
        this.transactions = transactions;
        this.config = config;
        this.time = time;
    }

    /** Announces the change, before messaging-service is told; empty while somebody else is changing the broadcast. */
    Uni<Optional<OffsetDateTime>> begin(UUID broadcast, String state, Step step) {
        return run(BEGIN, Tuple.of(broadcast, now(), step == Step.CANCEL, state, cutoff()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getOffsetDateTime(0)));
    }

    /**
     * The state follows what messaging-service was told, unless others have taken the change over since.
     *
     * @param since when the change was begun, which tells it from others
     */
    Uni<Boolean> end(UUID broadcast, Step step, OffsetDateTime since) {
        String sql = switch (step) {
            case PAUSE -> PAUSE;
            case RESUME -> RESUME;
            case CANCEL -> CANCEL;
        };
        return run(sql, Tuple.of(broadcast, since)).map(rows -> rows.rowCount() > 0);
    }

    /**
     * messaging-service did not answer, or it is not known whether its answer still holds: the reconciliation puts it right.
     *
     * @param mayBeTold whether it may have heard nevertheless
     */
    Uni<Void> abandon(UUID broadcast, boolean mayBeTold) {
        return run(ABANDON, Tuple.of(broadcast, mayBeTold)).replaceWithVoid();
    }

    /** Takes over a change that somebody began and did not end, if there is one. */
    Uni<Optional<Left>> left() {
        return run(LEFT, Tuple.of(now(), cutoff()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(left(rows.iterator().next())));
    }

    /** messaging-service knows the state that the broadcast has; if it still has it, that is settled. */
    Uni<Void> settled(Left left) {
        return run(SETTLED, Tuple.of(left.broadcast(), left.since(), left.state()))
                .replaceWithVoid();
    }

    private Uni<RowSet<Row>> run(String sql, Tuple parameters) {
        return transactions.asWorker(tx -> tx.connection().preparedQuery(sql).execute(parameters));
    }

    private OffsetDateTime now() {
        return time.instant().atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime cutoff() {
        return now().minus(config.relieve());
    }

    private static Left left(Row row) {
        return new Left(
                row.getUUID("uuid"),
                row.getUUID("workspace"),
                row.getString("state"),
                row.getBoolean("cancelling"),
                row.getOffsetDateTime("changing_since"));
    }

    /**
     * A change that was begun and not ended.
     *
     * @param cancelling whether it is to be cancelled
     */
    record Left(UUID broadcast, UUID workspace, String state, boolean cancelling, OffsetDateTime since) {}
}
