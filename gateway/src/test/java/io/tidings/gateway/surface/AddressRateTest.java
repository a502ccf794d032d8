package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The limits of an address, which all calls of these tests share: so each test is a story of its own kind of calls. */
@QuarkusTest
@TestProfile(AddressRateTest.Tight.class)
class AddressRateTest extends GatewayTest {
    private static final int FEW = 3;

    public static class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tidings.gateway.rate.open", FEW + "/1d",
                    "tidings.gateway.rate.webhooks", FEW + "/1d",
                    "tidings.gateway.rate.unauthenticated", FEW + "/1d");
        }
    }

    @Test
    void limitsLogin() {
        for (int i = 0; i < FEW; i++) {
            login().post("/api/v1/login").then().statusCode(200);
        }

        login().post("/api/v1/login")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .header("RateLimit-Policy", "\"open\";q=3;w=86400")
                .header("RateLimit", matchesPattern("\"open\";r=0;t=86\\d{3}"))
                .body("retry_after_seconds", notNullValue());
        given().get("/api/health").then().statusCode(429).body("success", equalTo(false));
        signedIn().get("/api/v1/credits").then().statusCode(200);
        assertThat(standIns.auth().requests()).isEqualTo(FEW + 1);
    }

    @Test
    void limitsWebhooksByThemselves() {
        String webhook = "/webhooks/meta/0198f6a0-0000-7000-8000-000000000001";
        for (int i = 0; i < FEW; i++) {
            given().body("[]").post(webhook).then().statusCode(200);
        }

        given().body("[]").post(webhook).then().statusCode(429).header("Retry-After", notNullValue());
        assertThat(standIns.service().requests()).isEqualTo(FEW);
    }

    @Test
    void listensToNobodyWhoGuesses() throws IOException {
        String known = fresh("good");
        as(known).statusCode(200);
        given().get("/api/v1/credits").then().statusCode(401);
        given().body("x".repeat(2 << 20)).post("/contact").then().statusCode(413);
        as(fresh("bad")).statusCode(401);
        as(fresh("bad")).statusCode(429);
        int asked = standIns.exchanges();

        as(fresh("good"))
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .header("RateLimit-Policy", "\"unauthenticated\";q=3;w=86400")
                .header("RateLimit", matchesPattern("\"unauthenticated\";r=0;t=86\\d{3}"));
        given().get("/contact").then().statusCode(429).body("status", equalTo(false));
        try (RawConnection unsent = new RawConnection(gateway)) {
            assertThat(unsent.send("POST /contact HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n")
                            .readUntil("\r\n"))
                    .startsWith("HTTP/1.1 429");
        }
        as(known).statusCode(200);

        assertThat(standIns.exchanges()).isEqualTo(asked);
    }

    private static ValidatableResponse as(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/credits")
                .then();
    }

    private static RequestSpecification login() {
        return given().contentType("application/json").body("{}");
    }
}
