package io.tidings.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that is told from a later one with the same id by the moment it started.
 *
 * @param pid process id
 * @param start when it started
 */
public record ProcessIdentity(long pid, Instant start) {
    // the start is derived from the boot time, which a correction of the clock moves a little
    private static final Duration TOLERANCE = Duration.ofMillis(1500);

    /** The identity of a process that runs now. */
    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process, when it still runs and is the same. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        return Duration.between(start, of(process).start()).abs().compareTo(TOLERANCE) <= 0;
    }
}
