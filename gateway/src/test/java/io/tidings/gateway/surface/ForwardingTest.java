package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ForwardingTest extends GatewayTest {
    private static final String WEBHOOK = "/webhooks/meta/0198f6a0-0000-7000-8000-000000000001";

    @Test
    void sendsMethodPathAndQueryOn() {
        signedIn()
                .urlEncodingEnabled(false)
                .get("/api/v1/broadcasts/?search=caf%C3%A9%20%2F&page=2")
                .then()
                .statusCode(200)
                .body("method", equalTo("GET"))
                .body("uri", equalTo("/api/v1/broadcasts?search=caf%C3%A9%20%2F&page=2"));
    }

    @Test
    void stripsWhatOnlyTheGatewayMaySay() {
        signedIn()
                .header("X-Tidings-Workspace", "other")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/internal")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("Cookie", "session=1")
                .header("TE", "trailers")
                .header("Accept-Language", "fr")
                .get("/api/v1/credits")
                .then()
                .statusCode(200)
                .body("headers.'x-tidings-workspace'", nullValue())
                .body("headers.'x-forwarded-for'", equalTo("127.0.0.1"))
                .body("headers.'x-forwarded-host'", equalTo("localhost:" + gateway.getPort()))
                .body("headers.'x-forwarded-proto'", equalTo("http"))
                .body("headers.'x-forwarded-prefix'", nullValue())
                .body("headers.forwarded", nullValue())
                .body("headers.'x-http-method-override'", nullValue())
                .body("headers.cookie", nullValue())
                .body("headers.te", nullValue())
                .body("headers.'accept-language'", equalTo("fr"));
    }

    @Test
    void carriesOneRequestIdToTheServiceAndBack() {
        standIns.service().behave(request -> {
            request.response().putHeader("X-Request-Id", "of-the-service");
            StandIn.describe(request);
        });

        String id = signedIn()
                .get("/api/v1/credits")
                .then()
                .statusCode(200)
                .extract()
                .path("headers.'x-request-id'");

        assertThat(signedIn()
                        .header("X-Request-Id", id)
                        .get("/api/v1/credits")
                        .headers()
                        .getValues("X-Request-Id"))
                .containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Type:\r\n", "Content-Type:  \r\n"})
    void takesABodyWithoutATypeForJson(String type) throws IOException {
        try (RawConnection connection = new RawConnection(gateway)) {
            assertThat(connection
                            .send("POST /api/v1/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + type
                                    + "Content-Length: 2\r\n\r\n{}")
                            .readAll())
                    .contains("\"content-type\":\"application/json\"");
        }
    }

    @Test
    void stripsWhatIsInternalFromAnswers() {
        standIns.service().behave(request -> {
            request.response()
                    .putHeader("Server", "inner")
                    .putHeader("X-Tidings-Node", "n1")
                    .putHeader("Set-Cookie", "a=b")
                    .putHeader("Access-Control-Allow-Credentials", "true")
                    .putHeader("Idempotent-Replayed", "true");
            StandIn.describe(request);
        });

        signedIn()
                .get("/api/v1/credits")
                .then()
                .statusCode(200)
                .header("Server", nullValue())
                .header("X-Tidings-Node", nullValue())
                .header("Set-Cookie", nullValue())
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Idempotent-Replayed", "true")
                .header("Vary", "Origin")
                .header("Cache-Control", "no-store");
    }

    @Test
    void passesStatusesAndThrottlingThrough() {
        standIns.service().behave(request -> {
            request.response().setStatusCode(429).putHeader("Retry-After", "30");
            StandIn.describe(request);
        });

        signedIn().get("/api/v1/credits").then().statusCode(429).header("Retry-After", "30");
    }

    @Test
    void givesEveryErrorAJsonBody() {
        standIns.service()
                .behave(request -> request.response().setStatusCode(500).end("<html>stack</html>"));

        signedIn()
                .get("/api/v1/credits")
                .then()
                .statusCode(500)
                .contentType("application/json")
                .body("success", equalTo(false))
                .body("message", not(startsWith("<html>")));
    }

    @Test
    void takesABodyWithoutTypeForJson() throws Exception {
        try (RawConnection connection = new RawConnection(gateway)) {
            String answer = connection
                    .send("POST /api/v1/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}")
                    .readAll();

            assertThat(answer).startsWith("HTTP/1.1 200").contains("\"content-type\":\"application/json\"");
        }
    }

    @Test
    void leavesTheTypeThatAClientSent() {
        given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("text/xml")
                .body("<a/>")
                .post("/api/v1/login")
                .then()
                .body("headers.'content-type'", equalTo("text/xml"));
    }

    @Test
    void leavesTheBytesOfWebhooksAlone() {
        byte[] raw = new byte[100_000];
        new Random(7).nextBytes(raw);

        given().contentType("application/json")
                .header("X-Hub-Signature-256", "sha256=abc")
                .body(raw)
                .post(WEBHOOK)
                .then()
                .statusCode(200)
                .body("bytes", equalTo(raw.length))
                .body(
                        "sha256",
                        equalTo(HexFormat.of().formatHex(StandIn.sha256().digest(raw))))
                .body("headers.'x-hub-signature-256'", equalTo("sha256=abc"));
    }

    @Test
    void leavesTheTextOfAWebhookChallengeAlone() {
        standIns.service().behave(request -> request.response().end(request.getParam("hub.challenge")));

        String challenge = given().queryParam("hub.challenge", "1158201444")
                .get(WEBHOOK)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(challenge).isEqualTo("1158201444");
    }

    @Test
    void answersHeadAsGetWithoutBody() {
        signedIn().head("/api/v1/credits").then().statusCode(200);
        given().head("/api/v1/credits").then().statusCode(401);
    }
}
