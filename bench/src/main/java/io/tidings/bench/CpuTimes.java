package io.tidings.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** CPU time of processes with their children, from {@code /proc}; in milliseconds. */
public record CpuTimes(Map<String, Long> byPart) {

    private static final long MILLIS_PER_TICK = 10;
    private static final int PARENT = 1;
    private static final int USER = 11;

    /** Of these processes, by their ids. */
    public static CpuTimes of(Map<String, Long> processes) {
        Map<String, Long> times = new LinkedHashMap<>();
        processes.forEach((part, pid) -> times.put(part, own(pid) + (part.equals("postgres") ? children(pid) : 0)));
        return new CpuTimes(times);
    }

    /** Milliseconds of CPU a message since {@code before}, by part and in all. */
    public Map<String, Double> perMessage(CpuTimes before, long messages) {
        Map<String, Double> cost = new LinkedHashMap<>();
        byPart.forEach((part, time) ->
                cost.put(part, round((time - before.byPart().getOrDefault(part, 0L)) / (double) messages)));
        cost.put("all", round(cost.values().stream().mapToDouble(d -> d).sum()));
        return cost;
    }

    private static double round(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }

    private static long own(long pid) {
        String[] fields = stat(Path.of("/proc/" + pid + "/stat"));
        return fields.length == 0 ? 0 : ticks(fields) * MILLIS_PER_TICK;
    }

    private static long children(long parent) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(path -> path.getFileName().toString().matches("[0-9]+"))
                    .map(path -> stat(path.resolve("stat")))
                    .filter(fields -> fields.length > USER && Long.parseLong(fields[PARENT]) == parent)
                    .mapToLong(fields -> ticks(fields) * MILLIS_PER_TICK)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ticks(String[] fields) {
        return Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1]);
    }

    /** The fields behind the command's name; none when the process has gone meanwhile. */
    private static String[] stat(Path file) {
        try {
            String line = Files.readString(file);
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException gone) {
            return new String[0];
        }
    }
}
