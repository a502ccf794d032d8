package io.tidings.messaging.report;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What this process is and takes. */
@Singleton
class ProcessFigures {

    /** Has a line {@code VmRSS:}, the resident set in kB (proc_pid_status(5)). */
    private static final Path STATUS = Path.of("/proc/self/status");

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final long KILOBYTE = 1 << 10;
    private static final long MEGABYTE = 1 << 20;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();

    Duration uptime() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    String runtime() {
        return "v" + Runtime.version().feature() + "." + Runtime.version().interim() + "."
                + Runtime.version().update();
    }

    String platform() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }

    NodeReport.Memory memory() {
        MemoryUsage heap = memory.getHeapMemoryUsage();
        return new NodeReport.Memory(text(heap.getUsed()), text(heap.getCommitted()), text(resident()));
    }

    /** What the machine gives the process; where nobody tells, what the runtime took from it. */
    private long resident() {
        long committed = memory.getHeapMemoryUsage().getCommitted()
                + memory.getNonHeapMemoryUsage().getCommitted();
        try {
            Matcher found = RESIDENT.matcher(Files.isReadable(STATUS) ? Files.readString(STATUS) : "");
            return found.find() ? KILOBYTE * Long.parseLong(found.group(1)) : committed;
        } catch (IOException e) {
            return committed;
        }
    }

    private static String text(long bytes) {
        return bytes / MEGABYTE + " MB";
    }

    /** Such as {@code 33m 14s}: without what is nothing before the first. */
    static String words(Duration time) {
        return Stream.of(
                        part(time.toDays(), "d"),
                        part(time.toHoursPart(), "h"),
                        part(time.toMinutesPart(), "m"),
                        time.toSecondsPart() + "s")
                .dropWhile(String::isEmpty)
                .filter(part -> !part.isEmpty())
                .reduce((one, next) -> one + " " + next)
                .orElseThrow();
    }

    private static String part(long count, String unit) {
        return count == 0 ? "" : count + unit;
    }
}
