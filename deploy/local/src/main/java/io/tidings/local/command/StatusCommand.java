package io.tidings.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.local.suite.Row;
import io.tidings.local.suite.StatusReport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: a row for each part; as a table, the exit code is 0 only when all are well. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows part, port, pid, health and memory; exit code 0 only when all parts are well.")
final class StatusCommand implements Callable<Integer> {
    private static final long MEGA = 1024L * 1024;

    @Option(names = "--json", description = "Prints JSON; the exit code is 0 whatever it says.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        Suite suite = Suite.ofEnvironment();
        List<Row> rows = new StatusReport(suite.settings(), suite.processes()).rows();
        System.out.println(json ? json(rows) : table(rows));
        return json || rows.stream().allMatch(Row::isWell) ? 0 : 1;
    }

    private static String json(List<Row> rows) throws JsonProcessingException {
        return new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(rows.stream().map(StatusCommand::fields).toList());
    }

    private static Map<String, Object> fields(Row row) {
        return Map.of(
                "part", row.part(),
                "port", row.port(),
                "pid", row.pid(),
                "health", row.health(),
                "rss_bytes", row.rssBytes());
    }

    private static String table(List<Row> rows) {
        StringBuilder text =
                new StringBuilder("%-12s %6s %8s  %-10s %8s".formatted("PART", "PORT", "PID", "HEALTH", "RSS"));
        for (Row row : rows) {
            text.append("%n%-12s %6s %8s  %-10s %8s"
                    .formatted(
                            row.part(),
                            orDash(row.port(), ""),
                            orDash(row.pid(), ""),
                            row.health(),
                            orDash(row.rssBytes() / MEGA, " MB")));
        }
        long total = rows.stream().mapToLong(Row::rssBytes).sum() / MEGA;
        return text.append("%n%-12s %6s %8s  %-10s %8s".formatted("total", "", "", "", total + " MB"))
                .toString();
    }

    private static String orDash(long value, String unit) {
        return value == 0 ? "-" : value + unit;
    }
}
