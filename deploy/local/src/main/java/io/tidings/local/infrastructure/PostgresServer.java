package io.tidings.local.infrastructure;

import io.tidings.local.process.PortOwner;
import io.tidings.local.process.Signals;
import io.tidings.local.setting.Port;
import io.tidings.local.setting.PostgresUrl;
import io.tidings.local.setting.Settings;
import io.tidings.testkit.embedded.Directories;
import io.tidings.testkit.embedded.EmbeddedPostgres18;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL, durable, its data kept. */
final class PostgresServer implements Server {
    private static final Logger LOG = System.getLogger(PostgresServer.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Settings settings;
    private final Path data;
    private final Path mark;
    private @Nullable EmbeddedPostgres18 started;

    PostgresServer(Settings settings) {
        this.settings = settings;
        this.data = settings.home().data().resolve("postgres");
        this.mark = settings.home().data().resolve("postgres.first-start");
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public ProcessHandle start() {
        release();
        Optional<ProcessHandle> leftover = leftover(data);
        if (leftover.isPresent() && Await.that(this::answers, PATIENCE)) {
            return leftover.get();
        }
        leftover.ifPresent(this::stop);
        Await.that(() -> backends().isEmpty(), PATIENCE);
        prepare();
        EmbeddedPostgres18 server = EmbeddedPostgres18.start(new EmbeddedPostgres18.Options(
                settings.port(Port.POSTGRES), data, true, true, settings.home().log(name()), PATIENCE));
        started = server;
        unmark();
        return ProcessHandle.of(server.pid())
                .orElseThrow(() -> new IllegalStateException("PostgreSQL ended right after its start"));
    }

    private void release() {
        EmbeddedPostgres18 previous = started;
        if (previous != null) {
            previous.close();
            started = null;
        }
    }

    /** The postmaster of the data folder, when it runs. */
    static Optional<ProcessHandle> leftover(Path data) {
        return ProcessHandle.of(EmbeddedPostgres18.postmaster(data))
                .filter(ProcessHandle::isAlive)
                .filter(process -> PortOwner.commandLine(process).contains(data.toString()));
    }

    /** What a killed postmaster left: its children notice in a moment, and block a new one until then. */
    private Optional<ProcessHandle> backends() {
        return ProcessHandle.allProcesses()
                .filter(process -> works(process.pid()))
                .findFirst();
    }

    private boolean works(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(data);
        } catch (IOException e) {
            return false; // ended meanwhile, another user's, or a system without /proc
        }
    }

    /** A first start that was interrupted leaves a folder that no server can use; the mark tells it from data. */
    private void prepare() {
        if (Files.exists(mark)) {
            Directories.delete(data);
        }
        if (!Files.exists(data)) {
            try {
                Files.createFile(mark);
            } catch (FileAlreadyExistsException e) {
                LOG.log(Level.INFO, "an earlier first start was interrupted, beginning again");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void unmark() {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        PostgresUrl url = PostgresUrl.embedded(settings.port(Port.POSTGRES));
        try (Connection connection = DriverManager.getConnection(url.adminJdbc(), url.credentials())) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void stop(ProcessHandle process) {
        shutDown(process);
        release();
    }

    /** Ends a postmaster and its connections without losing anything. */
    static void shutDown(ProcessHandle postmaster) {
        Signals.send(postmaster, "INT");
        if (!Signals.awaitEnd(postmaster, PATIENCE)) {
            Signals.end(postmaster, PATIENCE);
        }
    }
}
