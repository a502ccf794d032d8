package io.tidings.bench.queue;

import java.util.Map;
import java.util.UUID;

/** Messages that wait on all devices, stored as acceptance leaves them, and what the statements on them cost. */
final class Backlog {

    private static final int BATCH = 100;
    private static final String CONTENT = """
            INSERT INTO content (id, workspace, body)
            SELECT ?, workspace,
                   '{"type":"template.v1","name":"bench","language":"en_US","body":["name"],"buttons":[]}'
              FROM device LIMIT 1""";
    private static final String FILL = """
            WITH fresh AS (
              INSERT INTO message (id, workspace, device, shard, lane, recipient_kind, recipient, content, parameters,
                                   cost, valid_until)
              SELECT uuidv7(), d.workspace, d.id, d.shard, 2, 'PHONE', '21355' || lpad(n::text, 7, '0'), ?,
                     '{"name":"Recipient"}', 0.5, now() + interval '1 day'
                FROM generate_series(?::integer, ?::integer) n CROSS JOIN device d
              RETURNING id, workspace, device, shard, lane, valid_until
            )
            INSERT INTO queue (shard, id, workspace, device, lane, valid_until)
            SELECT shard, id, workspace, device, lane, valid_until FROM fresh""";
    private static final String COST = """
            SELECT coalesce(sum(total_exec_time) / nullif(sum(calls), 0), 0)::float8 AS mean,
                   coalesce(max(max_exec_time), 0)::float8 AS max, coalesce(sum(calls), 0)::float8 AS calls
              FROM pg_stat_statements WHERE query LIKE ?""";
    private static final String LEFT =
            "SELECT sum(n_tup_del)::float8 FROM pg_stat_user_tables WHERE relname LIKE 'queue_part_%'";
    private static final String DEAD =
            "SELECT sum(n_dead_tup)::float8 FROM pg_stat_user_tables WHERE relname LIKE 'queue_part_%'";

    private final QueueDatabase database;
    private double settled;

    Backlog(QueueDatabase database) {
        this.database = database;
    }

    /** Stores so many on each device, and answers the seconds that it took. */
    double fill(int each) {
        UUID content = UUID.randomUUID();
        database.run(CONTENT, content);
        long began = System.nanoTime();
        for (int from = 1; from <= each; from += BATCH) {
            database.run(FILL, content, from, Math.min(each, from + BATCH - 1));
        }
        database.run("ANALYZE queue, message");
        return (System.nanoTime() - began) / 1e9;
    }

    /** What is measured begins now. */
    void begin() {
        database.run("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        reset();
        settled = database.number(LEFT);
    }

    /** What the last {@code seconds} were like. */
    Stretch stretch(int seconds) {
        Map<String, Object> claims = database.rows(COST, "%claim_messages(%").getFirst();
        Map<String, Object> reads = database.rows(COST, "%FROM read_lanes(%").getFirst();
        double before = settled;
        settled = database.number(LEFT);
        double dead = database.number(DEAD);
        reset();
        return new Stretch(
                Math.round((settled - before) / seconds),
                rounded(QueueDatabase.decimal(claims, "mean")),
                rounded(QueueDatabase.decimal(claims, "max")),
                rounded(QueueDatabase.decimal(reads, "mean")),
                rounded(QueueDatabase.decimal(reads, "max")),
                Math.round(dead));
    }

    private void reset() {
        database.rows("SELECT pg_stat_statements_reset()::text");
    }

    private static double rounded(double millis) {
        return Math.round(100 * millis) / 100.0;
    }

    /**
     * A minute or so.
     *
     * @param claimMillis what a claim took on average
     * @param readMillis what reading lanes ahead took on average
     * @param deadRows versions of queue rows that nobody may clear away yet
     */
    record Stretch(
            long sentPerSecond,
            double claimMillis,
            double claimMostMillis,
            double readMillis,
            double readMostMillis,
            long deadRows) {}
}
