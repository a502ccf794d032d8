package io.tidings.messaging.settlement;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The table {@code unknown_open}: messages whose outcome receipts may still tell, and since when that is awaited. */
final class OpenUnknowns {

    private static final String OPEN = """
            INSERT INTO unknown_open (message, workspace, shard, provider, since)
            SELECT q.id, q.workspace, q.shard, coalesce(a.provider, ''), c.healthy
              FROM unnest($1::smallint[], $2::uuid[]) AS u (shard, id)
              JOIN queue q ON q.shard = u.shard AND q.id = u.id
              LEFT JOIN device d ON d.id = q.device
              LEFT JOIN account a ON a.id = d.account
             CROSS JOIN intake_clock c
            ON CONFLICT (message) DO NOTHING""";
    private static final String CLOSE = "DELETE FROM unknown_open WHERE message = ANY ($1)";
    private static final String OVER = """
            SELECT u.message FROM unknown_open u CROSS JOIN intake_clock c
             WHERE u.provider = $1 AND u.since < c.healthy - $2::text::interval
             ORDER BY u.since LIMIT $3""";
    private static final String PROVIDERS = "SELECT DISTINCT provider FROM unknown_open";
    private static final String TICK = """
            UPDATE intake_clock
               SET ticked_at = now(),
                   healthy = CASE WHEN EXISTS (SELECT FROM receipt_intake WHERE received_at < now() - $1::text::interval)
                             THEN healthy
                             ELSE healthy + greatest('0', least(now() - ticked_at, $2::text::interval)) END""";

    private OpenUnknowns() {}

    static Uni<Void> open(Tx tx, Short[] shards, UUID[] messages) {
        return tx.connection()
                .preparedQuery(OPEN)
                .execute(Tuple.of(shards, messages))
                .replaceWithVoid();
    }

    static Uni<Void> close(Tx tx, UUID[] messages) {
        return tx.connection()
                .preparedQuery(CLOSE)
                .execute(Tuple.tuple().addValue(messages))
                .replaceWithVoid();
    }

    /** Those of a provider that were awaited for longer than {@code horizon}, the oldest first. */
    static Uni<List<UUID>> over(Tx tx, String provider, Duration horizon, int limit) {
        return tx.connection()
                .preparedQuery(OVER)
                .execute(Tuple.of(provider, horizon.toString(), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .toList());
    }

    /** The providers that any of them are of. */
    static Uni<List<String>> providers(Tx tx) {
        return tx.connection()
                .query(PROVIDERS)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map((Row row) -> row.getString(0))
                        .toList());
    }

    /**
     * Counts the time since the last tick, unless the intake is behind.
     *
     * @param behind how old a receipt may be that waits to be applied
     * @param most the most that counts: a longer pause means that nobody could take receipts in
     */
    static Uni<Void> tick(Tx tx, Duration behind, Duration most) {
        return tx.connection()
                .preparedQuery(TICK)
                .execute(Tuple.of(behind.toString(), most.toString()))
                .replaceWithVoid();
    }
}
