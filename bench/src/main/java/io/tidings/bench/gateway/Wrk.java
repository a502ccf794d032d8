package io.tidings.bench.gateway;

import io.tidings.bench.Rest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The load generator wrk, as it is found on the path, with our script. */
final class Wrk {
    private static final String MISSING = "wrk is not on the path. Install it: apt-get install wrk (Debian, Ubuntu),"
            + " dnf install wrk (Fedora), brew install wrk (macOS).";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** What wrk ends with when it only tells its version. */
    private static final int TOLD = 1;

    private final Path script;
    private final int connections;

    /** Fails with {@code IllegalStateException} where there is no wrk. */
    Wrk(int connections) {
        this.connections = connections;
        this.script = script();
        run(List.of("wrk", "--version"), Map.of(), TOLD);
    }

    /**
     * Calls as fast as the answers come, or thinks in between.
     *
     * @param think how long a connection rests before each request, on average
     * @param checked whether each answer is looked at, which costs wrk some of its time
     */
    Load run(Target target, Duration time, Duration think, boolean checked) {
        List<String> lines = run(
                List.of(
                        "wrk",
                        "--threads=1",
                        "--connections=" + connections,
                        "--duration=" + time.toSeconds() + "s",
                        "--timeout=" + PATIENCE.toSeconds() + "s",
                        "--script=" + script,
                        target.url(),
                        "--",
                        Double.toString(think.toNanos() / 1e6),
                        checked ? "checked" : "unchecked"),
                Map.of("BENCH_TOKEN", target.token().get(), "BENCH_BODY", target.body()),
                0);
        try {
            return Rest.JSON.readValue(lines.getLast(), Load.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> run(List<String> command, Map<String, String> environment, int code) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            List<String> lines = new ArrayList<>(process.inputReader().lines().toList());
            if (process.waitFor() != code) {
                throw new IllegalStateException("wrk failed: " + String.join("\n", lines));
            }
            return lines;
        } catch (IOException e) {
            throw new IllegalStateException(MISSING, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path script() {
        try (InputStream lua = Objects.requireNonNull(Wrk.class.getResourceAsStream("run.lua"))) {
            Path file = Files.createTempFile("tidings-bench", ".lua");
            file.toFile().deleteOnExit();
            Files.copy(lua, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
