package io.tidings.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.sandbox.Receiver;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged sandbox as a process of its own, under load over loopback; prints its CPU time a message, webhooks
 * included. {@code mvn package -Dquick -f sandbox/pom.xml && mvn test -Dtest=HttpBench -f sandbox/pom.xml}, with
 * {@code -Dmessages=N -Drate=messages a second -Dconnections=N -Djava.options=...}.
 */
class HttpBench {
    private static final int MESSAGES = Integer.getInteger("messages", 60_000);
    private static final int WARM_UP = Integer.getInteger("warm.up", 30_000);
    private static final int RATE = Integer.getInteger("rate", 1500);
    private static final int CONNECTIONS = Integer.getInteger("connections", 32);
    private static final int NUMBERS = 16;
    private static final int TICK_MILLIS = 5;

    @TempDir
    Path data;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setMaxPoolSize(CONNECTIONS).setMaxWaitQueueSize(-1));
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private Process sandbox;
    private int port;

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path jar = Path.of("target/quarkus-app/quarkus-run.jar");
        assertThat(jar).exists();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                System.getProperty("java.options", "-Xmx256m -XX:+UseSerialGC").split(" ")));
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("TIDINGS_SANDBOX_DATA", data.toString());
        sandbox = builder.inheritIO().start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> status(HttpMethod.GET, "/q/health/ready", "") == 200);
    }

    @AfterEach
    void stop() throws Exception {
        sandbox.destroy();
        sandbox.waitFor();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void measuresCpuOfAMessage() throws Exception {
        try (Receiver receiver = Receiver.counting("v")) {
            assertThat(status(
                            HttpMethod.PUT,
                            "/sandbox/accounts/1",
                            account(receiver.url()).encode()))
                    .isEqualTo(200);
            send(WARM_UP, receiver);
            Map<String, Long> threadsBefore = threads();
            Duration before = sandbox.info().totalCpuDuration().orElseThrow();
            long begun = System.nanoTime();
            send(MESSAGES, receiver);
            Duration cpu = sandbox.info().totalCpuDuration().orElseThrow().minus(before);
            System.out.printf(
                    Locale.ROOT,
                    "%d messages and %d statuses in %.1f s, %d refused: %.4f ms CPU a message, %s%n",
                    MESSAGES,
                    3 * MESSAGES,
                    (System.nanoTime() - begun) / 1e9,
                    refused.get(),
                    cpu.toNanos() / 1e6 / MESSAGES,
                    memory());
            threads()
                    .forEach((thread, ticks) -> System.out.printf(
                            Locale.ROOT,
                            "%-25s %.4f ms a message%n",
                            thread,
                            (ticks - threadsBefore.getOrDefault(thread, 0L)) * 10.0 / MESSAGES));
        }
    }

    /** CPU time by name of thread, in the hundredths of a second in which Linux counts it. */
    private Map<String, Long> threads() throws Exception {
        Map<String, Long> ticks = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + sandbox.pid() + "/task"))) {
            for (Path task : tasks.toList()) {
                String stat = Files.readString(task.resolve("stat"));
                String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
                        .replaceAll("[-#0-9 ]+$", "");
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                ticks.merge(name, Long.parseLong(fields[11]) + Long.parseLong(fields[12]), Long::sum);
            }
        }
        ticks.values().removeIf(spent -> spent < 5);
        return ticks;
    }

    private String memory() throws Exception {
        return Files.readAllLines(Path.of("/proc/" + sandbox.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("RssAnon"))
                .reduce("", (a, b) -> a + " " + b.replaceAll("\\s+", " "));
    }

    private void send(int messages, Receiver receiver) {
        long goal = receiver.told() + 3L * messages;
        long done = accepted.get() + refused.get() + messages;
        AtomicLong sent = new AtomicLong();
        long begun = System.nanoTime();
        vertx.setPeriodic(TICK_MILLIS, timer -> {
            long due = Math.min(messages, (System.nanoTime() - begun) * RATE / 1_000_000_000L);
            while (sent.get() < due) {
                sendOne(sent.getAndIncrement());
            }
            if (sent.get() == messages) {
                vertx.cancelTimer(timer);
            }
        });
        Awaitility.await()
                .atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> accepted.get() + refused.get() >= done);
        receiver.awaitStatuses(goal, Duration.ofMinutes(5));
    }

    private void sendOne(long i) {
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setPort(port)
                        .setURI("/v23.0/" + (i % NUMBERS + 1) + "/messages")
                        .putHeader("Authorization", "Bearer token")
                        .putHeader("Content-Type", "application/json"))
                .compose(request -> request.send(Buffer.buffer(message(i))))
                .onSuccess(answer -> (answer.statusCode() == 200 ? accepted : refused).incrementAndGet())
                .onFailure(cause -> refused.incrementAndGet());
    }

    private static String message(long i) {
        return """
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"%d","type":"template",\
                "template":{"name":"promo_offer","language":{"policy":"deterministic","code":"en_US"},"components":[\
                {"type":"body","parameters":[{"type":"text","text":"Amina"},{"type":"text","text":"Acme"}]},\
                {"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"confirm"}]},\
                {"type":"button","sub_type":"quick_reply","index":"1","parameters":[{"type":"payload","payload":"cancel"}]}]},\
                "biz_opaque_callback_data":"%s"}""".formatted(213_660_000_000L + i % 900_000 * 10, UUID.randomUUID());
    }

    private static JsonObject account(String url) {
        JsonArray numbers = new JsonArray();
        for (int i = 1; i <= NUMBERS; i++) {
            numbers.add(new JsonObject()
                    .put("id", Integer.toString(i))
                    .put("display_phone_number", Long.toString(213_555_000_000L + i))
                    .put("verified_name", "N")
                    .put("rate_per_second", 1_000_000));
        }
        return new JsonObject()
                .put("access_token", "token")
                .put("app_secret", "secret")
                .put("webhook_url", url)
                .put("verify_token", "v")
                .put("phone_numbers", numbers)
                .put("templates", new JsonArray("""
                                [{"name": "promo_offer", "language": "en_US", "category": "MARKETING", "components": [
                                  {"type": "BODY", "text": "Hello {{1}}, {{2}} has an offer for you."},
                                  {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Yes"},
                                                                  {"type": "QUICK_REPLY", "text": "No"}]}]}]"""));
    }

    private int status(HttpMethod method, String path, String body) {
        return client.request(
                        new RequestOptions().setMethod(method).setPort(port).setURI(path))
                .compose(request -> request.send(Buffer.buffer(body)))
                .map(answer -> answer.statusCode())
                .otherwise(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
