package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Breakers that don't close again while these tests run: so each test has a service of its own. */
@QuarkusTest
@TestProfile(BreakersTest.Tight.class)
class BreakersTest extends GatewayTest {
    static final int LIMIT = 3;
    private static final String WEBHOOK = "/webhooks/meta/0198f6a0-0000-7000-8000-000000000001";

    public static class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tidings.gateway.breaker.failures", LIMIT + "", "tidings.gateway.breaker.rest", "1d");
        }
    }

    @Test
    void asksAServiceNoMoreThatDoesNotAnswer() {
        standIns.service().behave(request -> request.connection().close());
        for (int i = 0; i < LIMIT; i++) {
            given().body("[]").post(WEBHOOK).then().statusCode(503);
        }
        standIns.service().reset();

        given().body("[]").post(WEBHOOK).then().statusCode(503).header("Retry-After", "2");

        assertThat(standIns.service().requests()).isZero();
        signedIn().get("/api/v1/categories").then().statusCode(200);
        signedIn().get("/api/v1/user").then().statusCode(200);
        assertThat(given().get("/q/metrics").asString())
                .contains("tidings_gateway_breaker_open{upstream=\"messaging\"} 1")
                .contains("tidings_gateway_breaker_open{upstream=\"broadcast\"} 0");
    }

    @Test
    void takesEveryStatusForAnAnswer() {
        standIns.service()
                .behave(request -> request.response().setStatusCode(503).end());
        for (int i = 0; i <= LIMIT; i++) {
            signedIn().get("/api/v1/languages").then().statusCode(503).body("code", equalTo("http_503"));
        }
        standIns.service().reset();

        signedIn().get("/api/v1/languages").then().statusCode(200);
    }

    @Test
    void countsNoClientThatLeaves() throws IOException {
        for (int i = 0; i < LIMIT; i++) {
            leaveWhileItAnswers();
        }
        standIns.service().reset();

        signedIn().get("/api/v1/credits").then().statusCode(200);
    }

    private void leaveWhileItAnswers() throws IOException {
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        CompletableFuture<Void> left = new CompletableFuture<>();
        standIns.service().behave(request -> {
            request.connection().closeHandler(closed -> left.complete(null));
            arrived.complete(null);
        });
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send(
                    "GET /api/v1/credits HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + fresh("good") + "\r\n\r\n");
            await().until(arrived::isDone);
        }
        await().until(left::isDone);
    }

    @Test
    void countsNoRequestThatWasNotSentToItsEnd() throws IOException {
        standIns.service().behave(request -> request.connection().close());
        for (int i = 0; i < LIMIT; i++) {
            try (RawConnection connection = new RawConnection(gateway)) {
                assertThat(connection
                                .send("POST /api/v1/send-broadcast HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                        + fresh("good") + "\r\nContent-Length: 10\r\n\r\nabc")
                                .readUntil("}"))
                        .startsWith("HTTP/1.1 503");
            }
        }
        standIns.service().reset();

        signedIn().body("{}").post("/api/v1/send-broadcast").then().statusCode(200);
    }
}
