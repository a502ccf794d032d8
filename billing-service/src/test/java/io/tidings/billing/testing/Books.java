package io.tidings.billing.testing;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tidings.testkit.Tokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A workspace's money, seen and moved over the service's internal HTTP interface. */
public record Books(UUID workspace) {
    private static final Instant NEXT_YEAR = Instant.now().plusSeconds(31_536_000);

    /** A new workspace that was granted this much, at the default price of 0.5. */
    public static Books with(int credit) {
        Books books = new Books(UUID.randomUUID());
        books.grant(UUID.randomUUID(), credit).then().statusCode(200);
        return books;
    }

    public Response grant(UUID key, Object amount) {
        return service()
                .body(Map.of("workspace", workspace, "amount", amount, "memo", "test"))
                .put("/internal/grants/{key}", key);
    }

    public Response price(Object unitPrice) {
        return service().body(Map.of("unit_price", unitPrice)).put("/internal/prices/{workspace}", workspace);
    }

    public Response reserve(UUID key, int count) {
        return reserve(key, count, NEXT_YEAR);
    }

    public Response reserve(UUID key, int count, Instant expiresAt) {
        return service()
                .body(Map.of("key", key, "workspace", workspace, "count", count, "expires_at", expiresAt.toString()))
                .post("/internal/reservations");
    }

    /** Reserves under a new key. */
    public UUID reserved(int count) {
        return reserved(count, NEXT_YEAR);
    }

    public UUID reserved(int count, Instant expiresAt) {
        UUID key = UUID.randomUUID();
        reserve(key, count, expiresAt).then().statusCode(200);
        return key;
    }

    public Response release(UUID key) {
        return service().body(Map.of("workspace", workspace)).post("/internal/reservations/{key}/release", key);
    }

    public JsonPath reservation(UUID key) {
        return service()
                .queryParam("workspace", workspace)
                .get("/internal/reservations/{key}", key)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public BigDecimal credit() {
        String credit = service()
                .get("/internal/balances/{workspace}", workspace)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("credit");
        return new BigDecimal(credit);
    }

    /** What the full check of the ledger finds. */
    public static JsonPath check() {
        return service()
                .get("/internal/ledger/check")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static RequestSpecification service() {
        return given().auth().oauth2(Tokens.ofRunningStack().service("test")).contentType("application/json");
    }
}
