package io.tidings.gateway.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PackagedGatewayIT {
    private static final int UPLOAD = 60 << 20;
    private static final int UPLOADS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final StandIns standIns = new StandIns();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        standIns.stop();
    }

    @Test
    void takesUploadsLargerThanItsHeap() throws IOException {
        try (PackagedGateway gateway =
                PackagedGateway.start(standIns.start(), "-Xmx48m", "-XX:MaxDirectMemorySize=32m")) {
            List<CompletableFuture<Integer>> uploads =
                    Stream.generate(() -> upload(gateway)).limit(UPLOADS).toList();

            assertThat(uploads).extracting(CompletableFuture::join).containsOnly(UPLOAD);
        }
    }

    private CompletableFuture<Integer> upload(PackagedGateway gateway) {
        HttpRequest request = request(gateway, "/api/v1/send-broadcast")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> zeroes(UPLOAD)), UPLOAD))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString())
                .thenApply(answer -> new JsonObject(answer.body()).getInteger("bytes"));
    }

    private static InputStream zeroes(int count) {
        return new InputStream() {
            private int left = count;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int given = Math.min(length, left);
                left -= given;
                return given > 0 ? given : -1;
            }
        };
    }

    @Test
    void answersWhatIsUnderWayBeforeItEnds() throws IOException {
        AtomicReference<Runnable> goOn = new AtomicReference<>();
        try (PackagedGateway gateway = PackagedGateway.start(standIns.start(), "-Dquarkus.shutdown.delay=6s")) {
            standIns.service().behave(request -> goOn.set(answerLater(request)));
            CompletableFuture<HttpResponse<String>> answer =
                    client.sendAsync(request(gateway, "/api/v1/credits").build(), BodyHandlers.ofString());
            await().atMost(PATIENCE).until(() -> goOn.get() != null);

            gateway.terminate();
            await().atMost(PATIENCE).until(() -> status(gateway, "/q/health/ready") == 503);
            assertThat(status(gateway, "/api/v1/nope")).isEqualTo(404);
            await().atMost(PATIENCE).until(() -> status(gateway, "/api/v1/nope") == 503);
            assertThat(get(gateway, "/api/v1/nope").headers().firstValue("connection"))
                    .contains("close");
            assertThat(gateway.hasEnded()).isFalse();
            goOn.get().run();

            assertThat(answer.join().statusCode()).isEqualTo(200);
            await().atMost(PATIENCE).until(gateway::hasEnded);
        }
    }

    private int status(PackagedGateway gateway, String path) {
        return get(gateway, path).statusCode();
    }

    private HttpResponse<Void> get(PackagedGateway gateway, String path) {
        return client.sendAsync(request(gateway, path).build(), BodyHandlers.discarding())
                .join();
    }

    private static Runnable answerLater(HttpServerRequest request) {
        var context = Vertx.currentContext();
        return () -> context.runOnContext(now -> StandIn.json(request, new JsonObject().put("late", true)));
    }

    private static HttpRequest.Builder request(PackagedGateway gateway, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + gateway.port() + path))
                .header("Authorization", "Bearer " + GatewayTest.fresh("good"));
    }
}
