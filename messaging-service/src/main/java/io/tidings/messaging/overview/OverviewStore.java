package io.tidings.messaging.overview;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Measures the queue of all shards. Every statement goes by an index, and none reads further than it is told. */
@ApplicationScoped
class OverviewStore {

    private static final String DEPTH = """
            SELECT a.provider, q.state::text AS state, sum(q.messages)::bigint AS messages
              FROM (SELECT counted.device, counted.state, count(*) AS messages
                      FROM (SELECT device, state FROM queue LIMIT $1) counted
                     GROUP BY 1, 2) q
              JOIN device d ON d.id = q.device
              JOIN account a ON a.id = d.account
             GROUP BY 1, 2""";
    private static final String OLDEST = """
            SELECT a.provider, (extract(epoch FROM now() - min(w.due_at)))::double precision AS seconds
              FROM device d
              JOIN account a ON a.id = d.account
             CROSS JOIN generate_series(0, 2) AS l (lane)
             CROSS JOIN LATERAL (SELECT q.due_at FROM queue q
                                  WHERE q.shard = d.shard AND q.device = d.id AND q.lane = l.lane AND q.state = 'queued'
                                    AND q.due_at < now()
                                  ORDER BY q.place LIMIT 1) w
             GROUP BY 1""";
    private static final String UNKNOWNS = "SELECT provider, count(*) AS messages FROM unknown_open GROUP BY 1";
    private static final String PARKED = "SELECT count(*) FROM parked_command";
    private static final String OWNERLESS = """
            SELECT count(*),
                   coalesce(max(CASE WHEN isfinite(lease_until)
                                     THEN extract(epoch FROM clock_timestamp() - lease_until) END), 0)::double precision
              FROM shard_owner
             WHERE lease_until < clock_timestamp() - $1::text::interval""";
    private static final String STUCK = """
            SELECT DISTINCT d.shard FROM device d
              JOIN shard_owner o ON o.shard = d.shard
             WHERE d.status = 'active' AND coalesce(o.begun_at, '-infinity') < now() - $1::text::interval
               AND EXISTS (SELECT FROM queue q
                            WHERE q.shard = d.shard AND q.device = d.id AND q.state = 'queued'
                              AND q.due_at < now() - $1::text::interval
                              AND NOT EXISTS (SELECT FROM hold h WHERE h.target IN (q.broadcast, q.device, q.workspace)))""";

    private final Transactions transactions;

    OverviewStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** One measurement, in one transaction. */
    Uni<Overview> measure(OverviewConfig config) {
        return transactions.asWorker(tx -> Uni.combine()
                .all()
                .unis(
                        rows(tx, DEPTH, Tuple.of(config.counted()), OverviewStore::depth),
                        rows(tx, OLDEST, Tuple.tuple(), OverviewStore::oldest),
                        rows(tx, UNKNOWNS, Tuple.tuple(), OverviewStore::unknowns),
                        rows(tx, PARKED, Tuple.tuple(), row -> row.getLong(0)),
                        rows(tx, OWNERLESS, interval(config.ownerless()), OverviewStore::ownerless),
                        rows(tx, STUCK, interval(config.stuck()), row -> row.getInteger(0)))
                .with((depth, oldest, unknowns, parked, ownerless, stuck) ->
                        new Overview(depth, oldest, unknowns, parked.getFirst(), ownerless.getFirst(), stuck)));
    }

    private static Tuple interval(Duration duration) {
        return Tuple.of(duration.toString());
    }

    private static <T> Uni<List<T>> rows(Tx tx, String sql, Tuple parameters, Function<Row, T> row) {
        return tx.connection()
                .preparedQuery(sql)
                .execute(parameters)
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(row)
                        .toList());
    }

    private static Overview.Depth depth(Row row) {
        return new Overview.Depth(row.getString("provider"), row.getString("state"), row.getLong("messages"));
    }

    private static Overview.Oldest oldest(Row row) {
        return new Overview.Oldest(row.getString("provider"), row.getDouble("seconds"));
    }

    private static Overview.Unknowns unknowns(Row row) {
        return new Overview.Unknowns(row.getString("provider"), row.getLong("messages"));
    }

    private static Overview.Ownerless ownerless(Row row) {
        return new Overview.Ownerless(row.getLong(0), row.getDouble(1));
    }
}
