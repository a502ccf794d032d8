package io.tidings.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The resident memory of processes, in bytes, where the system tells (Linux). */
public final class Memory {
    private static final int KILO = 1024;

    private Memory() {}

    /** A process without its descendants. */
    public static long resident(ProcessHandle process) {
        return field(process.pid(), "VmRSS:") * KILO;
    }

    /** A process and its descendants; memory that they share is counted once. */
    public static long residentOfTree(ProcessHandle root) {
        List<Long> pids = Stream.concat(Stream.of(root), root.descendants())
                .map(ProcessHandle::pid)
                .toList();
        long own = pids.stream().mapToLong(pid -> field(pid, "RssAnon:")).sum();
        return (own + largest(pids, "RssFile:") + largest(pids, "RssShmem:")) * KILO;
    }

    private static long largest(List<Long> pids, String name) {
        return pids.stream().mapToLong(pid -> field(pid, name)).max().orElse(0);
    }

    private static long field(long pid, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()).strip().split(" ")[0])
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
