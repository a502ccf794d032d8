package io.tidings.gateway.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Clients that never are silent for long, and never say all: the idle time of 150 seconds does not end them. Netty finds
 * what does in the packaged gateway only, where all is in one class loader.
 */
class SlowHeadIT {
    private static final String HEAD = "GET /api/v1/credits HTTP/1.1\r\nHost: x\r\n";
    private static final Duration LONGER = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final StandIns STAND_INS = new StandIns();
    private static PackagedGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        gateway = PackagedGateway.start(STAND_INS.start(), "-Dtidings.gateway.connection.head=2s");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        STAND_INS.stop();
    }

    @Test
    void leavesAClientThatDripsItsHeaders() throws IOException {
        try (RawConnection connection = connection()) {
            connection.send(HEAD + "X-Slow: ");

            await().atMost(PATIENCE).until(() -> isClosed(connection));
        }
    }

    @Test
    void leavesItToAfterAnAnswer() throws IOException {
        try (RawConnection connection = connection()) {
            connection.send(HEAD + "\r\n");
            assertThat(connection.readUntil("}")).startsWith("HTTP/1.1 401");
            connection.send(HEAD + "X-Slow: ");

            await().atMost(PATIENCE).until(() -> isClosed(connection));
        }
        try (RawConnection connection = connection()) {
            connection.send("GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(connection.readUntil("]")).contains("HTTP/1.1 200");
            connection.send(HEAD + "X-Slow: ");

            await().atMost(PATIENCE).until(() -> isClosed(connection));
        }
    }

    @Test
    void countsNeitherTheAnswersTimeNorTheClientsRest() throws IOException {
        STAND_INS
                .service()
                .behave(request -> Vertx.currentContext()
                        .owner()
                        .setTimer(LONGER.toMillis(), late -> StandIn.json(request, new JsonObject())));
        String call = HEAD + "Authorization: Bearer " + GatewayTest.fresh("good") + "\r\n\r\n";
        try (RawConnection connection = connection()) {
            assertThat(connection.send(call).readUntil("}")).startsWith("HTTP/1.1 200");
            await().during(LONGER).atMost(PATIENCE).until(() -> true);
            assertThat(connection.send(call).readUntil("}")).startsWith("HTTP/1.1 200");
        }
    }

    private static RawConnection connection() throws IOException {
        return new RawConnection(URI.create("http://localhost:" + gateway.port()));
    }

    private static boolean isClosed(RawConnection connection) {
        try {
            connection.send("x");
            return false;
        } catch (IOException closed) {
            return true;
        }
    }
}
