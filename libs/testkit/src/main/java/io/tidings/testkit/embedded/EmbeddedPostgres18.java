package io.tidings.testkit.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL 18 of its own: loopback only, UTF-8 with the built-in C.UTF-8 collation, superuser {@code postgres}. */
public final class EmbeddedPostgres18 implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path data;

    private EmbeddedPostgres18(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /**
     * How the server is run.
     *
     * @param port loopback port
     * @param data data directory; initialised when empty
     * @param kept whether the data directory outlives {@link #close()}
     * @param durable fsync and synchronous commit; off makes tests faster and a crash of the machine lossy
     * @param log file that takes the server's output
     * @param patience how long a start may take before it counts as failed
     */
    public record Options(int port, Path data, boolean kept, boolean durable, Path log, Duration patience) {
        private static Options temporary(Path home) {
            return new Options(
                    FreePorts.next(),
                    home.resolve("data"),
                    false,
                    false,
                    home.resolve("postgres.log"),
                    Duration.ofMinutes(1));
        }
    }

    /** Starts a server for tests: free port, not durable, gone when the JVM ends. */
    public static EmbeddedPostgres18 startTemporary() {
        Path home = Directories.temporary("tidings-postgres");
        EmbeddedPostgres18 postgres = start(Options.temporary(home));
        Directories.endAndDelete(postgres, home);
        return postgres;
    }

    /** Starts the server and returns when it answers. */
    public static EmbeddedPostgres18 start(Options options) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(options.port())
                .setDataDirectory(options.data())
                .setCleanDataDirectory(!options.kept())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(options.patience())
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(options.log().toFile()))
                .setErrorRedirector(
                        ProcessBuilder.Redirect.appendTo(options.log().toFile()));
        locale().forEach(builder::setLocaleConfig);
        settings(options.durable()).forEach(builder::setServerConfig);
        try {
            Files.createDirectories(options.data());
            return new EmbeddedPostgres18(builder.start(), options.data());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start, see " + options.log(), e);
        }
    }

    private static Map<String, String> locale() {
        return Map.of("locale", "C", "locale-provider", "builtin", "builtin-locale", "C.UTF-8");
    }

    private static Map<String, String> settings(boolean durable) {
        String flag = durable ? "on" : "off";
        return Map.of(
                "fsync", flag,
                "synchronous_commit", flag,
                "full_page_writes", flag,
                "max_connections", "100",
                "shared_buffers", "128MB",
                "listen_addresses", "localhost",
                "unix_socket_directories", "");
    }

    /** The loopback port. */
    public int port() {
        return server.getPort();
    }

    /** JDBC address of the superuser. */
    public String adminUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Process id of the postmaster. */
    public long pid() {
        return postmaster(data);
    }

    /** Process id that the data directory names as its postmaster, which may be dead; 0 when it names none. */
    public static long postmaster(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            return Files.exists(file)
                    ? Long.parseLong(Files.readAllLines(file).getFirst().strip())
                    : 0;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
