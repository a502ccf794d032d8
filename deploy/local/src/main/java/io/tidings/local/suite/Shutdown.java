package io.tidings.local.suite;

import io.tidings.local.infrastructure.Leftovers;
import io.tidings.local.part.Part;
import io.tidings.local.setting.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Ends a suite: services first, then the launcher, then what a killed launcher left. The data stays. */
public final class Shutdown {
    private final Settings settings;
    private final Processes processes;

    /** Ends the suite of the settings. */
    public Shutdown(Settings settings, Processes processes) {
        this.settings = settings;
        this.processes = processes;
    }

    /** Ends all parts; answers how many ran. */
    public int end() {
        List<Part> running = Arrays.stream(Part.values())
                .filter(part -> processes.running(part).isPresent())
                .toList();
        endTogether(running.stream().filter(part -> part != Part.INFRASTRUCTURE).toList());
        processes.end(Part.INFRASTRUCTURE);
        return running.size() + Leftovers.end(settings);
    }

    private void endTogether(List<Part> parts) {
        Executor threads = Executors.newVirtualThreadPerTaskExecutor();
        List<CompletableFuture<Void>> ends = parts.stream()
                .map(part -> CompletableFuture.runAsync(() -> processes.end(part), threads))
                .toList();
        ends.forEach(CompletableFuture::join);
    }
}
