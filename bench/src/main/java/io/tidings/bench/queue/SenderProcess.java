package io.tidings.bench.queue;

import io.tidings.testkit.embedded.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** messaging-service with the instant provider, as a process of its own. */
final class SenderProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final Process process;

    private SenderProcess(Process process) {
        this.process = process;
    }

    /** Starts it with the settings that {@code ./tidings up} gives a service, and returns when it is ready. */
    static SenderProcess start(QueueStack stack) {
        int port = FreePorts.next();
        Path log = stack.home().resolve("sender.log");
        ProcessBuilder builder = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment(stack, port));
        try {
            SenderProcess sender = new SenderProcess(builder.start());
            // a bench that is interrupted leaves nothing behind
            Runtime.getRuntime().addShutdownHook(new Thread(sender::kill));
            Waits.until("the sender is ready", PATIENCE, () -> sender.isReady(port));
            return sender;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(tail(log), e);
        }
    }

    private static List<String> command() {
        Path root = Path.of(System.getProperty("tidings.root", "."));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC"));
        String more = System.getenv("TIDINGS_BENCH_JAVA");
        if (more != null && !more.isBlank()) {
            command.addAll(List.of(more.split(" ")));
        }
        command.addAll(List.of(
                "-jar",
                root.resolve("bench/queue/target/quarkus-app/quarkus-run.jar").toString()));
        return command;
    }

    private static Map<String, String> environment(QueueStack stack, int port) {
        return Map.ofEntries(
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                Map.entry("QUARKUS_PROFILE", "prod"),
                Map.entry("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false"),
                Map.entry("TIDINGS_NODE", "localhost:" + port),
                Map.entry("TIDINGS_POSTGRES", stack.postgresAddress()),
                Map.entry("TIDINGS_POSTGRES_PASSWORD", QueueStack.PASSWORD),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", stack.kafkaServers()),
                Map.entry("QUARKUS_REDIS_HOSTS", "redis://localhost:" + stack.redisPort()),
                Map.entry("TIDINGS_PEERS_AUTH", "http://localhost:1"),
                Map.entry("TIDINGS_SERVICE_KEY", KEY),
                Map.entry("TIDINGS_SECRETS_KEYS", "k1=" + KEY),
                Map.entry("TIDINGS_SECRETS_ACTIVE", "k1"));
    }

    private boolean isReady(int port) {
        if (!process.isAlive()) {
            throw new IllegalStateException("the sender ended");
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/health/ready"))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }
}
