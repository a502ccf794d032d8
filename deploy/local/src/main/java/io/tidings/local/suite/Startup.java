package io.tidings.local.suite;

import io.tidings.local.part.Part;
import io.tidings.local.setting.LocalFault;
import io.tidings.local.setting.Settings;
import io.tidings.local.suite.Progress.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Brings parts up: leaves what runs, restarts what died or was rebuilt, and waits until all are healthy. */
public final class Startup {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Settings settings;
    private final Processes processes;
    private final Health health;
    private final Progress progress;
    private final Started started;

    /** Brings up parts of one suite; when this JVM ends before {@link #keep()}, what was started is ended. */
    public Startup(Settings settings, Processes processes, Progress progress) {
        this.settings = settings;
        this.processes = processes;
        this.health = new Health(settings);
        this.progress = progress;
        this.started = new Started(processes);
    }

    /** Brings the parts up, the launcher first; answers those that had to be started. */
    public List<Part> bringUp(List<Part> parts) {
        List<Part> missing = parts.stream().filter(this::isMissing).toList();
        missing.forEach(processes::end);
        new Ports(settings).requireFree(missing);
        parts.forEach(part -> progress.reached(part.label(), Stage.WAITING));
        List<Part> launcher =
                parts.stream().filter(part -> part == Part.INFRASTRUCTURE).toList();
        List<Part> others =
                parts.stream().filter(part -> part != Part.INFRASTRUCTURE).toList();
        bringUpTogether(launcher, missing);
        bringUpTogether(others, missing);
        return missing;
    }

    /** What was started stays when this JVM ends. */
    public void keep() {
        started.keep();
    }

    private boolean isMissing(Part part) {
        return processes.running(part).isEmpty() || !processes.isCurrent(part);
    }

    private void bringUpTogether(List<Part> parts, List<Part> missing) {
        Executor threads = Executors.newVirtualThreadPerTaskExecutor();
        List<CompletableFuture<Void>> all = parts.stream()
                .map(part -> CompletableFuture.runAsync(() -> bringUp(part, missing.contains(part)), threads))
                .toList();
        try {
            all.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof LocalFault fault ? fault : e;
        }
    }

    private void bringUp(Part part, boolean start) {
        if (start) {
            progress.reached(part.label(), Stage.STARTING);
            started.start(part);
        }
        try {
            awaitHealth(part);
            progress.reached(part.label(), Stage.HEALTHY);
        } catch (LocalFault fault) {
            progress.reached(part.label(), Stage.FAILED);
            throw fault;
        }
    }

    private void awaitHealth(Part part) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!health.isReady(part.port())) {
            if (processes.running(part).isEmpty()) {
                throw fault(part, "ended before it was healthy");
            }
            if (System.nanoTime() > deadline) {
                throw fault(part, "did not become healthy within " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private LocalFault fault(Part part, String what) {
        var log = settings.home().log(part.label());
        return new LocalFault(part.label() + " " + what + "; the end of " + log + ":\n" + LogTail.of(log));
    }
}
