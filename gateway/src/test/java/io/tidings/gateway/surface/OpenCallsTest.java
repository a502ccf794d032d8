package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A flood of what anybody may call keeps nobody out who has a credential. */
@QuarkusTest
@TestProfile(OpenCallsTest.TwoPlaces.class)
class OpenCallsTest extends GatewayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestHTTPResource
    URI gateway;

    public static class TwoPlaces implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tidings.gateway.limits.open", "2", "tidings.gateway.limits.answer.ordinary", "60s");
        }
    }

    @Test
    void hasPlacesForSoManyLoginsOnly() {
        Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
        standIns.auth().behave(request -> {
            if (request.path().endsWith("/login")) {
                held.add(request);
            } else {
                standIns.authenticate(request);
            }
        });
        List<CompletableFuture<Integer>> first = Stream.of(1, 2)
                .map(i -> CompletableFuture.supplyAsync(() -> login().statusCode(), Thread::startVirtualThread))
                .toList();
        await().atMost(PATIENCE).until(() -> held.size() == 2);

        // twice, so that no breaker can be what refuses them
        login().then().statusCode(503);
        login().then().statusCode(503);
        assertThat(held).hasSize(2);
        signedIn().get("/api/me").then().statusCode(200);

        standIns.auth().behave(standIns::authenticate);
        held.forEach(request -> StandIn.json(request, new JsonObject()));
        assertThat(first).extracting(CompletableFuture::join).containsExactly(200, 200);
        await().atMost(PATIENCE).until(() -> login().statusCode() == 200);
    }

    @Test
    void hasThemForNoBodyThatIsStillComing() throws IOException {
        standIns.auth().behave(standIns::authenticate);
        try (RawConnection first = dripping();
                RawConnection second = dripping()) {
            login().then().statusCode(200);
            login().then().statusCode(200);

            assertThat(first.send("}").readUntil("\r\n")).startsWith("HTTP/1.1 200");
            assertThat(second.send("}").readUntil("\r\n")).startsWith("HTTP/1.1 200");
        }
    }

    /** A login of which the gateway has taken the head and half of the body. */
    private RawConnection dripping() throws IOException {
        RawConnection connection = new RawConnection(gateway);
        connection.send("POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
        assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
        return connection.send("{");
    }

    private static Response login() {
        return given().contentType("application/json").body("{}").post("/api/v1/login");
    }
}
