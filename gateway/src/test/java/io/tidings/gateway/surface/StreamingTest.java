package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StreamingTest extends GatewayTest {
    private static final int MEGABYTE = 1 << 20;
    private static final Buffer CHUNK = Buffer.buffer(new byte[64 * 1024]);
    private static final long UPLOAD = 50L * MEGABYTE;
    /** Socket and stream buffers of two connections, and far less than an upload. */
    private static final long ON_THE_WAY = 24L * MEGABYTE;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void holdsTheClientBackWhileTheServiceDoesNotRead() {
        AtomicReference<Runnable> goOn = new AtomicReference<>();
        standIns.service().behave(request -> {
            request.pause();
            Context context = Vertx.currentContext();
            goOn.set(() -> context.runOnContext(now -> {
                StandIn.describe(request);
                request.resume();
            }));
        });
        AtomicLong sent = new AtomicLong();
        CompletableFuture<JsonObject> answer = upload(sent);

        await().until(() -> goOn.get() != null);
        // longer than a client may stand still: here it is the service that does
        await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(9)).until(() -> sent.get() < ON_THE_WAY);

        goOn.get().run();
        assertThat(answer.join().getLong("bytes")).isEqualTo(UPLOAD);
    }

    private CompletableFuture<JsonObject> upload(AtomicLong sent) {
        return request("/api/v1/send-broadcast")
                .compose(request -> {
                    request.putHeader("Content-Length", Long.toString(UPLOAD));
                    write(request, sent);
                    return request.response().compose(HttpClientResponse::body);
                })
                .map(Buffer::toJsonObject)
                .toCompletionStage()
                .toCompletableFuture();
    }

    private static void write(HttpClientRequest request, AtomicLong sent) {
        while (sent.get() < UPLOAD) {
            if (request.writeQueueFull()) {
                request.drainHandler(drained -> write(request, sent));
                return;
            }
            request.write(CHUNK);
            sent.addAndGet(CHUNK.length());
        }
        request.end();
    }

    private Future<HttpClientRequest> request(String path) {
        return client.request(HttpMethod.POST, gateway.getPort(), gateway.getHost(), path)
                .map(request -> request.putHeader("Authorization", "Bearer " + fresh("good")));
    }

    @Test
    void refusesADeclaredBodyThatIsTooLarge() throws IOException {
        String head = "POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Length: " + 2 * MEGABYTE + "\r\n\r\n";
        try (RawConnection connection = new RawConnection(gateway)) {
            assertThat(connection.send(head).send("x".repeat(2 * MEGABYTE)).readAll())
                    .startsWith("HTTP/1.1 413")
                    .containsIgnoringCase("connection: close")
                    .contains("\"code\":\"too_large\"");
        }
        assertThat(standIns.auth().requests()).isZero();
    }

    @Test
    void refusesAnUndeclaredBodyOnceItIsTooLarge() throws IOException {
        // all of it may have come before it is refused, and then the connection would stay
        String head =
                "POST /api/v1/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
        String chunk = "80000\r\n" + "x".repeat(MEGABYTE / 2) + "\r\n";
        try (RawConnection connection = new RawConnection(gateway)) {
            assertThat(connection
                            .send(head)
                            .send(chunk.repeat(4))
                            .send("0\r\n\r\n")
                            .readAll())
                    .startsWith("HTTP/1.1 413")
                    .contains("\"code\":\"too_large\"");
        }
    }

    @Test
    void closesAConnectionWhoseBodyDoesNotEndBehindItsAnswer() throws IOException {
        standIns.service().behave(request -> request.response().end("{\"early\":true}"));
        String head = "GET /api/v1/credits HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + fresh("good")
                + "\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n";
        try (RawConnection connection = new RawConnection(gateway)) {
            assertThat(connection.send(head).readAll())
                    .startsWith("HTTP/1.1 200")
                    .contains("\"early\":true");
        }
    }

    @Test
    void answersABodyThatGrowsTooLargeBehindItsAnswer() throws IOException, InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        standIns.service().behave(request -> {
            request.response().end("{\"early\":true}");
            answered.countDown();
        });
        String head = "GET /api/v1/credits HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + fresh("good")
                + "\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n";
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send(head);
            assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
            connection.send("200000\r\n" + "x".repeat(2 * MEGABYTE) + "\r\n0\r\n\r\n");

            // whichever the gateway has first, the answer or too much
            assertThat(connection.readUntil("}")).matches("(?s)HTTP/1.1 (200 .*early|413 .*too_large).*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5000", "Transfer-Encoding: chunked"})
    void givesUpABodyThatStandsStill(String framing) throws IOException {
        String head = "POST /api/v1/login HTTP/1.1\r\nHost: x\r\n" + framing + "\r\n\r\n";
        try (RawConnection connection = new RawConnection(gateway)) {
            assertThat(connection.send(head).send("5\r\n{\"a\":\r\n").readAll())
                    .startsWith("HTTP/1.1 408")
                    .contains("\"code\":\"request_timeout\"");
        }
    }

    @Test
    void givesUpABodyThatDrips() throws IOException {
        String head = "POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n";
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send(head);
            long drip = vertx.setPeriodic(100, tick -> drop(connection));

            assertThat(connection.readUntil("\r\n")).startsWith("HTTP/1.1 408");
            vertx.cancelTimer(drip);
        }
    }

    private static void drop(RawConnection connection) {
        try {
            connection.send("x");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void passesAnAnswerOnThatComesBeforeTheBodyIsThrough() {
        standIns.service().behave(request -> {
            request.response().setStatusCode(422);
            StandIn.json(request, new JsonObject().put("message", "no"));
        });

        for (int i = 0; i < 20; i++) {
            assertThat(upload(new AtomicLong()).join().getString("message")).isEqualTo("no");
        }
    }

    @Test
    void letsAWaitingClientContinueOnlyWhenItsBodyIsWanted() throws IOException {
        String head = "Host: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("POST /api/v1/login HTTP/1.1\r\nConnection: close\r\n" + head);
            assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
            assertThat(connection.send("{}").readAll())
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("\"expect\"");
        }
        try (RawConnection connection = new RawConnection(gateway)) {
            assertThat(connection
                            .send("POST /api/v1/send-broadcast HTTP/1.1\r\n" + head)
                            .readAll())
                    .startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void streamsAnAnswerOfUnknownLength() {
        standIns.service().behave(request -> {
            request.response().setChunked(true).putHeader("Content-Type", "application/json");
            for (int i = 0; i < 320; i++) {
                request.response().write(CHUNK.copy());
            }
            request.response().end();
        });

        assertThat(signedIn().get("/api/v1/broadcasts").asByteArray()).hasSize(320 * CHUNK.length());
    }

    @Test
    void breaksOffWhenTheServiceDoes() throws IOException {
        standIns.service().behave(request -> {
            request.response().putHeader("Content-Type", "application/json").putHeader("Content-Length", "100");
            request.response()
                    .write("{\"data\":")
                    .onComplete(written -> request.connection().close());
        });

        try (RawConnection connection = new RawConnection(gateway)) {
            String answer = connection
                    .send("GET /api/v1/languages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + fresh("good")
                            + "\r\n\r\n")
                    .readAll();

            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("{\"data\":");
        }
        await().until(() ->
                given().get("/q/metrics").asString().contains("{route=\"GET /api/v1/languages\",status=\"499\"} 1"));
    }

    @Test
    void endsTheCallToTheServiceWhenTheClientLeaves() throws IOException {
        CompletableFuture<Void> left = new CompletableFuture<>();
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        standIns.service().behave(request -> {
            request.connection().closeHandler(closed -> left.complete(null));
            arrived.complete(null);
        });

        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send(
                    "GET /api/v1/credits HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + fresh("good") + "\r\n\r\n");
            arrived.join();
        }

        await().until(left::isDone);
    }
}
