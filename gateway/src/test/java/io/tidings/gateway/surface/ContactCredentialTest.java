package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import io.tidings.gateway.route.RouteTable;
import io.tidings.gateway.route.ServedContacts;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contact API's credential, which may be {@code access_token} in the body. */
@QuarkusTest
class ContactCredentialTest extends GatewayTest {
    private static final String ONE = "/contact/c1b2c3d4e5f6a7b8c9d0e1f2";

    @ParameterizedTest
    @CsvSource({
        "GET, /contact",
        "POST, /contact",
        "GET, " + ONE,
        "PUT, " + ONE,
        "DELETE, " + ONE,
        "GET, /contact_groups",
        "DELETE, /contact_groups/c1b2c3d4e5f6a7b8c9d0e1f2"
    })
    void takesTheTokenOfABodyWhateverTheMethod(String method, String path) {
        bare().body(body(fresh("good"))).request(method, path).then().statusCode(501);
        bare().body(body(fresh("bad")))
                .request(method, path)
                .then()
                .statusCode(401)
                .body("status", equalTo(false))
                .body("message", equalTo("Unauthenticated."));
        assertThat(standIns.exchanges()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "text/plain", "text/xml"})
    void takesItWhateverTheType(String type) {
        bare().contentType(type)
                .body(body(fresh("good")))
                .post("/contact")
                .then()
                .statusCode(501);
    }

    @Test
    void takesTheTokenOfAQueryOfQuestionsOnly() {
        bare().get("/contact?type=all&access_token=" + fresh("good")).then().statusCode(501);
        bare().head("/contact?access_token=" + fresh("good")).then().statusCode(501);
        bare().get("/contact?access_token=" + fresh("bad")).then().statusCode(401);
        bare().get("/contact?access_token=").then().statusCode(401);
        int exchanges = standIns.exchanges();
        bare().post("/contact?access_token=" + fresh("good")).then().statusCode(401);
        bare().delete(ONE + "?access_token=" + fresh("good")).then().statusCode(401);
        assertThat(standIns.exchanges()).isEqualTo(exchanges);
    }

    @Test
    void prefersTheHeaderThenTheBody() {
        as("good").body(body(fresh("bad"))).post("/contact").then().statusCode(501);
        as("bad").body(body(fresh("good"))).post("/contact").then().statusCode(401);
        as("bad").get("/contact?access_token=" + fresh("good")).then().statusCode(401);
        bare().header("Authorization", "Basic YTpi")
                .body(body(fresh("good")))
                .post("/contact")
                .then()
                .statusCode(401);
        bare().body(body(fresh("bad")))
                .get("/contact?access_token=" + fresh("good"))
                .then()
                .statusCode(401);
        assertThat(standIns.exchanges()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer  "})
    void takesAnEmptyHeaderForNone(String header) {
        bare().header("Authorization", header)
                .body(body(fresh("good")))
                .post("/contact")
                .then()
                .statusCode(501);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"\"}",
                "{\"access_token\":17}",
                "{\"access_token\":{\"a\":1}}",
                "[]",
                "access_token=good-1",
                "{\"access_token\":\"good-1\"",
                "{\"access_token\":\"good 1\"}",
                "{\"access_token\":\"good-1\\r\\nX-A: b\"}"
            })
    void asksForACredentialWhereNoneCanBeRead(String body) {
        bare().body(body)
                .post("/contact")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("status", equalTo(false));
        assertThat(standIns.exchanges()).isZero();
    }

    @Test
    void refusesTwoTokens() {
        bare().body("{\"access_token\":\"good-1\",\"access_token\":\"good-2\"}")
                .post("/contact")
                .then()
                .statusCode(400)
                .body("status", equalTo(false));
        bare().get("/contact?access_token=good-1&access_token=good-2").then().statusCode(400);
        assertThat(standIns.exchanges()).isZero();
    }

    @Test
    void takesItNowhereElse() {
        bare().body(body(fresh("good"))).post("/api/v1/leads").then().statusCode(401);
        bare().body(body(fresh("good"))).post("/api/leads").then().statusCode(401);
        bare().get("/api/v1/credits?access_token=" + fresh("good")).then().statusCode(401);
        assertThat(standIns.exchanges()).isZero();
    }

    @Test
    void holdsNoMoreThanAMegabyte() throws IOException {
        String head = "POST /contact HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
        String body = "{\"access_token\":\"good-1\",\"a\":\"" + "x".repeat(1 << 20) + "\"}";
        for (String framed : List.of(
                "Content-Length: " + body.length() + "\r\n\r\n" + body,
                "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n" + body
                        + "\r\n0\r\n\r\n")) {
            try (RawConnection connection = new RawConnection(gateway)) {
                assertThat(connection.send(head + framed).readAll())
                        .startsWith("HTTP/1.1 413")
                        .contains("\"status\":false");
            }
        }
        assertThat(standIns.exchanges()).isZero();
    }

    @Test
    void holdsNoMoreThanItsShareOfAllAtOnce() throws IOException {
        String most = "POST /contact HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" + "x".repeat(900_000);
        try (RawConnection one = new RawConnection(gateway);
                RawConnection other = new RawConnection(gateway)) {
            one.send(most);
            other.send(most);

            assertThat(List.of(one.readUntil("\r\n"), other.readUntil("\r\n")))
                    .extracting(line -> line.substring(9, 12))
                    // the one that goes beyond, or both when they do so in the same moment
                    .contains("503")
                    .isSubsetOf("503", "408");
        }
        bare().body(body(fresh("good"))).post("/contact").then().statusCode(501);
    }

    @Test
    void holdsNothingForAClientThatNeverEnds() throws IOException {
        Vertx vertx = Vertx.vertx();
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("POST /contact HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
            vertx.setPeriodic(100, tick -> drop(connection));

            assertThat(connection.readUntil("\r\n")).startsWith("HTTP/1.1 408");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** Fast enough for a body that nobody holds. */
    private static void drop(RawConnection connection) {
        try {
            connection.send("x".repeat(2_048));
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Test
    void letsAWaitingClientContinueForItsCredential() throws IOException {
        String body = body(fresh("good"));
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send("POST /contact HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\n"
                    + "Content-Length: " + body.length() + "\r\n\r\n");
            assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
            assertThat(connection.send(body).readAll()).startsWith("HTTP/1.1 501");
        }
    }

    @Test
    void sendsOnWhatItHeld() throws IOException {
        QuarkusMock.installMockForType(new ServedContacts(), RouteTable.class);
        String body = body(fresh("good-held"));
        String digest = HexFormat.of().formatHex(StandIn.sha256().digest(body.getBytes(StandardCharsets.UTF_8)));

        bare().body(body)
                .put(ONE)
                .then()
                .statusCode(200)
                .body("method", equalTo("PUT"))
                .body("uri", equalTo(ONE))
                .body("sha256", equalTo(digest))
                .body("headers.authorization", startsWith("Bearer eyJ"))
                .body("headers.'content-length'", equalTo(body.length() + ""));
        try (RawConnection connection = new RawConnection(gateway)) {
            assertThat(connection
                            .send("DELETE " + ONE + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                    + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n"
                                    + body + "\r\n0\r\n\r\n")
                            .readAll())
                    .startsWith("HTTP/1.1 200")
                    .contains("\"sha256\":\"" + digest + "\"");
        }
    }

    @Test
    void showsNoServiceTheTokenOfAQuery() {
        QuarkusMock.installMockForType(new ServedContacts(), RouteTable.class);

        bare().get("/contact?type=all&access_token=" + fresh("good-secret") + "&page=2")
                .then()
                .statusCode(200)
                .body("uri", equalTo("/contact?type=all&page=2"))
                .body("headers.'content-length'", nullValue());
        as("good").get("/contact?access_token=secret").then().statusCode(200).body("uri", equalTo("/contact"));
        as("good")
                .body("{}")
                .post("/contact?a=1&access_token=secret")
                .then()
                .statusCode(200)
                .body("uri", equalTo("/contact?a=1"));
    }

    private static String body(String token) {
        return "{\"session_id\":\"\",\"access_token\":\"" + token + "\",\"name\":\"Aldo\",\"number\":\"1234556677\"}";
    }

    private static RequestSpecification as(String kind) {
        return bare().header("Authorization", "Bearer " + fresh(kind));
    }

    /** A client that names no type, as the API's own examples. */
    private static RequestSpecification bare() {
        return given().config(RestAssuredConfig.config()
                .encoderConfig(
                        EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)));
    }
}
