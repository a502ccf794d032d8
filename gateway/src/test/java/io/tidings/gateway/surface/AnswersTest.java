package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AnswersTest extends GatewayTest {
    private static final String UUID = "0198f6a0-0000-7000-8000-000000000001";
    private static final String V1_UNAUTHENTICATED =
            "Authentication required. Provide a valid API token: Authorization: Bearer {token}";

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/user", "/api/v1/lists", "/api/v1/broadcasts/7"})
    void asksForACredentialInBothVocabulariesOfV1(String path) {
        given().get(path)
                .then()
                .statusCode(401)
                .contentType("application/json")
                .header("WWW-Authenticate", "Bearer")
                .body("error", equalTo(V1_UNAUTHENTICATED))
                .body("message", equalTo("Unauthenticated."));
    }

    @Test
    void refusesAWrongTokenOfV1() {
        given().header("Authorization", "Bearer " + fresh("bad"))
                .get("/api/v1/user")
                .then()
                .statusCode(401)
                .body("error", equalTo(V1_UNAUTHENTICATED))
                .body("message", equalTo("Unauthenticated."));
    }

    @Test
    void tellsAMissingTokenFromAWrongOneUnderApi() {
        given().get("/api/me")
                .then()
                .statusCode(401)
                .body("message", equalTo("Unauthorized - No Bearer Token"))
                .body("$", not(hasKey("success")));
        given().header("Authorization", "Bearer " + fresh("bad"))
                .get("/api/me")
                .then()
                .statusCode(401)
                .body("message", equalTo("Unauthorized - Invalid Token"));
    }

    @Test
    void asksForACredentialInTheContactApi() {
        given().get("/contact").then().statusCode(401).body("status", equalTo(false));
    }

    @Test
    void leavesNoOpenCallOfFlowkirimOpenButHealth() {
        given().get("/api/api-tokens").then().statusCode(401);
        given().get("/api/test-contact-groups").then().statusCode(401);
        given().get("/api/health").then().statusCode(200);
    }

    @Test
    void says501AfterTheCredential() {
        given().post("/api/v1/messages/sms").then().statusCode(401);
        signedIn()
                .post("/api/v1/messages/sms")
                .then()
                .statusCode(501)
                .body("success", equalTo(false))
                .body("code", equalTo("not_implemented"));
        signedIn().get("/api/leads").then().statusCode(501).body("success", equalTo(false));
        signedIn().get("/contact_groups").then().statusCode(501).body("status", equalTo(false));
        signedIn().get("/api/v1/saved-list").then().statusCode(501);
    }

    @Test
    void keepsTheConnectionUsableAfterRefusingABody() {
        for (int i = 0; i < 3; i++) {
            signedIn().body("{\"a\":1}").post("/api/v1/leads").then().statusCode(501);
        }
    }

    @Test
    void saysUnknownPathsInTheDialectOfTheirPrefix() {
        given().get("/api/v1/nope")
                .then()
                .statusCode(404)
                .body("error", equalTo("Resource not found."))
                .body("success", equalTo(false))
                .body("message", equalTo("Resource not found."));
        given().get("/api/nope")
                .then()
                .statusCode(404)
                .body("success", equalTo(false))
                .body("message", equalTo("Resource not found."));
        given().get("/contact/nope").then().statusCode(404).body("status", equalTo(false));
        given().get("/elsewhere").then().statusCode(404).body("message", equalTo("Not found."));
        given().get("/").then().statusCode(404).body("message", equalTo("Not found."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/broadcasts/abc",
                "/api/v1/broadcasts/99999999999999999999",
                "/api/v1/broadcasts/1%2f2",
                "/api/v1/broadcasts/..%2f..%2finternal",
                "/api/v1/%2e%2e/internal/exchange",
                "/internal/exchange",
                "/api/leads/5",
                "/webhooks/meta/5"
            })
    void findsNothingUnderOddIds(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404).contentType("application/json");
        assertThat(standIns.service().requests()).isZero();
    }

    @Test
    void namesTheAllowedMethods() {
        given().delete("/api/v1/login")
                .then()
                .statusCode(405)
                .header("Allow", "OPTIONS, POST")
                .body("error", matchesPattern(".+"))
                .body("success", equalTo(false));
        given().get("/api/v1/messages/sms").then().statusCode(405).header("Allow", "OPTIONS, POST");
        given().patch("/contact").then().statusCode(405).body("status", equalTo(false));
    }

    @Test
    void answersOptionsWithoutCredential() {
        given().options("/api/v1/contacts")
                .then()
                .statusCode(200)
                .header("Allow", "GET, HEAD, OPTIONS, POST")
                .body("$", equalTo(java.util.Map.of()));
        given().options("/api/v1/nope").then().statusCode(404);
    }

    @Test
    void answersPreflights() {
        given().header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, content-type, x-custom")
                .options("/api/v1/send-broadcast")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Headers", "authorization, content-type, x-custom")
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Vary", "Origin")
                .body("$", equalTo(java.util.Map.of()));
    }

    @Test
    void letsBrowsersReadErrorsToo() {
        given().header("Origin", "https://app.example")
                .get("/api/v1/user")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Expose-Headers", containsString("X-Request-Id"))
                .header("Vary", "Origin");
    }

    @Test
    void keepsASaneRequestId() {
        given().header("X-Request-Id", "order-17.b_2")
                .get("/api/v1/nope")
                .then()
                .header("X-Request-Id", "order-17.b_2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "0123456789012345678901234567890123456789012345678901234567890123456789"})
    void replacesAnOddRequestId(String offered) {
        given().header("X-Request-Id", offered)
                .get("/elsewhere")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void refusesEndlessHeaders() {
        given().header("X-Long", "a".repeat(20_000))
                .get("/api/v1/user")
                .then()
                .statusCode(431)
                .body("success", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b/c", ";", "text", "application/json; charset", "multipart/form-data; boundary="})
    void refusesATypeThatNobodyCanRead(String type) throws IOException {
        assertThat(answerTo(type)).startsWith("HTTP/1.1 415").contains("\"code\":\"unsupported_media_type\"");
    }

    @Test
    void readsATypeOnceHoweverItIsMade() throws IOException {
        assertThat(answerTo("a/b" + ";  ".repeat(60) + "x")).startsWith("HTTP/1.1 415");
        assertThat(answerTo("a/b" + ";".repeat(15_000))).startsWith("HTTP/1.1 415");
        assertThat(answerTo("application/json ; charset=utf-8; a=\"b c\";")).startsWith("HTTP/1.1 200");
    }

    private String answerTo(String type) throws IOException {
        try (RawConnection connection = new RawConnection(gateway)) {
            return connection
                    .send("POST /api/v1/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + type
                            + "\r\nContent-Length: 2\r\n\r\n{}")
                    .readAll();
        }
    }

    @Test
    void refusesAnEndlessAddress() {
        given().get("/api/v1/user?a=" + "a".repeat(9_000))
                .then()
                .statusCode(414)
                .body("success", equalTo(false))
                .body("code", equalTo("address_too_long"));
    }

    @Test
    void asksWebhooksForNothing() {
        given().get("/webhooks/meta/" + UUID).then().statusCode(200);
    }
}
