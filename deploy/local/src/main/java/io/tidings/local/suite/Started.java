package io.tidings.local.suite;

import io.tidings.local.part.Part;
import io.tidings.local.process.Signals;
import io.tidings.local.setting.LocalFault;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a start-up has started so far, so that an interrupted or failed one leaves nothing behind. */
final class Started {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Processes processes;
    private final Map<Part, ProcessHandle> running = new EnumMap<>(Part.class);
    private boolean undone;
    private boolean kept;

    Started(Processes processes) {
        this.processes = processes;
        Runtime.getRuntime().addShutdownHook(new Thread(this::undo));
    }

    synchronized ProcessHandle start(Part part) {
        if (undone) {
            throw new LocalFault("interrupted");
        }
        ProcessHandle process = processes.start(part);
        running.put(part, process);
        return process;
    }

    /** The start-up went well: what it started stays. */
    synchronized void keep() {
        kept = true;
    }

    private synchronized void undo() {
        undone = true;
        if (kept) {
            return;
        }
        List<ProcessHandle> services = running.entrySet().stream()
                .filter(entry -> entry.getKey() != Part.INFRASTRUCTURE)
                .map(Map.Entry::getValue)
                .toList();
        services.forEach(ProcessHandle::destroy);
        services.forEach(process -> Signals.end(process, PATIENCE));
        ProcessHandle launcher = running.get(Part.INFRASTRUCTURE);
        if (launcher != null) {
            Signals.end(launcher, PATIENCE);
        }
    }
}
