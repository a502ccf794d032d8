package io.tidings.testkit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** A Redis 6.2 process on loopback that stores nothing on disk. */
public final class EmbeddedRedis implements AutoCloseable {
    private static final int STARTUP_SECONDS = 20;
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PONG = "+PONG".getBytes(StandardCharsets.US_ASCII);

    private final Process process;
    private final Options options;

    private EmbeddedRedis(Process process, Options options) {
        this.process = process;
        this.options = options;
    }

    /**
     * How the server is run.
     *
     * @param port loopback port
     * @param home directory for the unpacked program
     * @param log file that takes the server's output
     */
    public record Options(int port, Path home, Path log) {}

    /** Starts a server for tests: free port, gone when the JVM ends. */
    public static EmbeddedRedis startTemporary() {
        Path home = Directories.temporary("tidings-redis");
        EmbeddedRedis redis = start(new Options(FreePorts.next(), home, home.resolve("redis.log")));
        Directories.endAndDelete(redis, home);
        return redis;
    }

    /** Starts the server and returns when it answers a ping. */
    public static EmbeddedRedis start(Options options) {
        try {
            Process process = new ProcessBuilder(command(options))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(options.log().toFile()))
                    .start();
            EmbeddedRedis redis = new EmbeddedRedis(process, options);
            redis.awaitAnswer();
            return redis;
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not start, see " + options.log(), e);
        }
    }

    private static String[] command(Options options) throws IOException {
        return new String[] {
            program(options.home()).toString(),
            "--port",
            Integer.toString(options.port()),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--dir",
            options.home().toAbsolutePath().toString(),
            "--pidfile",
            pidFile(options.home()).toString()
        };
    }

    private static Path pidFile(Path home) {
        return home.resolve("redis.pid").toAbsolutePath();
    }

    /** Unpacked once: a running server's program file can't be written again. */
    private static Path program(Path home) throws IOException {
        Files.createDirectories(home);
        String name = Objects.requireNonNull(
                ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture()));
        Path unpacked = home.resolve(name.substring(1)).toAbsolutePath();
        return Files.isExecutable(unpacked)
                ? unpacked
                : ExecutableProvider.newJarResourceProvider(home.toFile())
                        .get()
                        .toPath()
                        .toAbsolutePath();
    }

    private void awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTUP_SECONDS);
        while (!answersItself()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException("Redis gave no answer on port " + options.port());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Whether it is this server that answers, and not another one that has the port. */
    private boolean answersItself() {
        return answers(options.port())
                && running(options.home())
                        .filter(server -> server.pid() == process.pid())
                        .isPresent();
    }

    /** Whether a Redis answers a ping on the loopback port. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write(PING);
            return Arrays.equals(socket.getInputStream().readNBytes(PONG.length), PONG);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The server that was started with the home, when it runs. The server notes itself before it answers anybody: one
     * whose starter was killed meanwhile is found too.
     */
    public static Optional<ProcessHandle> running(Path home) {
        try {
            return ProcessHandle.of(
                            Long.parseLong(Files.readString(pidFile(home)).strip()))
                    .filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // ended in an orderly way, never ran, or begins to run just now
        }
    }

    /** The loopback port. */
    public int port() {
        return options.port();
    }

    /** Address for clients. */
    public String url() {
        return "redis://localhost:" + options.port();
    }

    /** Process id of the server. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
