package io.tidings.broadcast.testing;

import static io.restassured.RestAssured.given;

import java.time.Instant;
import java.util.UUID;

/** Steers the {@link BillingServer}. */
public final class Billing {

    private Billing() {}

    /** Gives the workspace this credit. */
    public static void balance(UUID workspace, String credit) {
        put("balance", workspace, credit);
    }

    /** From now on billing is away for the workspace: 503. */
    public static void away(UUID workspace) {
        put("mode", workspace, "\"away\"");
    }

    /** From now on billing does what it is told, and its answers are lost. */
    public static void deaf(UUID workspace) {
        put("mode", workspace, "\"deaf\"");
    }

    /** Billing is well again. */
    public static void well(UUID workspace) {
        put("mode", workspace, "\"\"");
    }

    /** What billing knows of a key: {@code none}, {@code held} or {@code released}. */
    public static String stateOf(UUID key) {
        return given().baseUri(url()).get("/test/key/" + key).path("state");
    }

    /** Until when the key was asked to be held. */
    public static Instant expiryOf(UUID key) {
        return Instant.parse(given().baseUri(url()).get("/test/key/" + key).path("expiresAt"));
    }

    /** Tells billing to release the key, as the sweep of another process would. */
    public static void release(UUID key, UUID workspace) {
        given().baseUri(url())
                .contentType("application/json")
                .body("{\"workspace\":\"" + workspace + "\"}")
                .post("/internal/reservations/" + key + "/release")
                .then()
                .statusCode(200);
    }

    private static void put(String what, UUID workspace, String json) {
        given().baseUri(url())
                .body(json)
                .put("/test/" + what + "/" + workspace)
                .then()
                .statusCode(200);
    }

    private static String url() {
        return System.getProperty("tidings.test.billing");
    }
}
