package io.tidings.bench.queue;

/** What PostgreSQL spent its time on. */
final class Statements {

    private static final String LONGEST = """
            SELECT calls, rows, round(total_exec_time) AS millis, left(regexp_replace(query, '\\s+', ' ', 'g'), 90) AS query
              FROM pg_stat_statements ORDER BY total_exec_time DESC LIMIT 22""";

    private Statements() {}

    static void print(QueueDatabase database, int messages) {
        database.rows(LONGEST)
                .forEach(row -> System.err.printf(
                        "%7s calls %8s rows %7s ms %6.1f us a message  %s%n",
                        row.get("calls"),
                        row.get("rows"),
                        row.get("millis"),
                        1_000 * QueueDatabase.decimal(row, "millis") / messages,
                        row.get("query")));
    }
}
