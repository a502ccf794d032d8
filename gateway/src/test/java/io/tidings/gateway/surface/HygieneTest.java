package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer says to browsers and stores, whoever made it. */
@QuarkusTest
class HygieneTest extends GatewayTest {

    static Stream<Supplier<Response>> answers() {
        return Stream.of(
                () -> signedIn().get("/api/v1/credits"),
                () -> given().get("/api/v1/credits"),
                () -> given().get("/nowhere"),
                () -> given().delete("/api/v1/login"),
                () -> given().body("x".repeat(2 << 20)).post("/api/v1/login"),
                () -> given().get("/api/v1/user?a=" + "a".repeat(9_000)),
                () -> given().header("X-Long", "a".repeat(20_000)).get("/api/v1/user"),
                () -> withApiToken().get("/api/v1/campaigns"),
                () -> given().urlEncodingEnabled(false).get("/api/v1/user?a=%00"),
                () -> given().options("/api/v1/credits"),
                () -> given().header("Origin", "https://shop.example")
                        .header("Access-Control-Request-Method", "POST")
                        .options("/api/v1/credits"),
                () -> given().get("/q/health/live"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void saysWhatBrowsersMayDoWithIt(Supplier<Response> call) {
        Response answer = call.get();

        assertThat(List.of("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Content-Security-Policy"))
                .extracting(name -> answer.getHeaders().getValues(name))
                .containsExactly(
                        List.of("nosniff"),
                        List.of("DENY"),
                        List.of("no-referrer"),
                        List.of("default-src 'none'; frame-ancestors 'none'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP"})
    void tellsNobodyBehindAProxyOfItself(String header) {
        Response answer = given().header(header, "203.0.113.7").get("/q/metrics");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("message")).isEqualTo("Not found.");
    }

    @Test
    void saysSoOfAServiceThatIsAway() {
        standIns.service().stop();
        try {
            signedIn()
                    .get("/api/v1/credits")
                    .then()
                    .statusCode(503)
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Cache-Control", "no-store");
        } finally {
            standIns.service().start();
        }
    }

    @Test
    void saysSoWhenTheRequestIsNoneThatTheLayerBelowTakes() throws IOException {
        try (RawConnection connection = new RawConnection(gateway)) {
            assertThat(connection
                            .send("GET /api/v1/user HTTP/1.1\r\nConnection: close\r\n\r\n")
                            .readAll())
                    .startsWith("HTTP/1.1 400")
                    .contains("x-content-type-options: nosniff");
        }
    }

    @Test
    void letsNoServiceSayOtherwise() {
        standIns.service().behave(request -> {
            request.response()
                    .putHeader("Content-Security-Policy", "default-src *")
                    .putHeader("X-Frame-Options", "ALLOWALL")
                    .putHeader("Strict-Transport-Security", "max-age=1");
            StandIn.describe(request);
        });

        Response answer = signedIn().get("/api/v1/credits");

        assertThat(answer.getHeaders().getValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.getHeaders().getValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.getHeader("Strict-Transport-Security")).isNull();
    }

    @Test
    void hasNobodyStoreAnswersUnlessTheServiceSaysHow() {
        signedIn().get("/api/v1/credits").then().statusCode(200).header("Cache-Control", "no-store");
        signedIn().get("/api/v1/campaigns").then().statusCode(501).header("Cache-Control", "no-store");
        signedIn().get("/api/me").then().statusCode(200).header("Cache-Control", "no-cache, private");
        standIns.service().behave(request -> {
            request.response().putHeader("Cache-Control", "private, max-age=60");
            StandIn.describe(request);
        });
        signedIn().get("/api/v1/credits").then().header("Cache-Control", "private, max-age=60");
    }

    @Test
    void believesNoClientThatItCameByHttps() {
        given().header("X-Forwarded-Proto", "https")
                .header("Forwarded", "proto=https")
                .get("/nowhere")
                .then()
                .header("Strict-Transport-Security", nullValue());
        signedIn()
                .header("X-Forwarded-Proto", "https")
                .get("/api/v1/credits")
                .then()
                .body("headers.'x-forwarded-proto'", equalTo("http"));
    }
}
