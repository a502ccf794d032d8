package io.tidings.local.infrastructure;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one server alive: starts it, and again whenever it ends, until closed. Not while there is a file of its name and
 * {@code .held} among the run files, with which tests make an outage last.
 */
final class Keeper implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Keeper.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Server server;
    private final Path held;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread keeping;
    private volatile @Nullable ProcessHandle current;

    Keeper(Server server, Path run) {
        this.server = server;
        this.held = run.resolve(server.name() + ".held");
        this.keeping = Thread.ofVirtual().name("keep-" + server.name()).unstarted(this::keep);
    }

    Keeper begin() {
        keeping.start();
        return this;
    }

    String name() {
        return server.name();
    }

    /** The pid of the living server, or 0 while there is none. */
    long pid() {
        ProcessHandle process = current;
        return process != null && process.isAlive() ? process.pid() : 0;
    }

    private void keep() {
        do {
            if (Files.exists(held)) {
                continue;
            }
            try {
                ProcessHandle process = server.start();
                current = process;
                LOG.log(Level.INFO, "{0} runs as process {1}", name(), Long.toString(process.pid()));
                process.onExit().join();
                LOG.log(Level.WARNING, "{0} ended", name());
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, name() + " did not start", e);
            }
        } while (!closesWithin(PAUSE));
    }

    private boolean closesWithin(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        ProcessHandle process = current;
        if (process != null && process.isAlive()) {
            server.stop(process);
        }
    }
}
