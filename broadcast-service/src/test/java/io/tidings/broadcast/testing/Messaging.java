package io.tidings.broadcast.testing;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.util.UUID;

/** Steers the {@link MessagingServer}. */
public final class Messaging {

    private Messaging() {}

    /**
     * What becomes of the workspace's messages from now on: a state, {@code away} (503), {@code deaf} (stored, and the
     * answer is lost) or {@code refusing} (422).
     */
    public static void mode(UUID workspace, String mode) {
        given().baseUri(url())
                .body("\"" + mode + "\"")
                .put("/test/mode/" + workspace)
                .then()
                .statusCode(200);
    }

    /** What was handed over under that id. */
    public static JsonPath stored(UUID id) {
        return given().baseUri(url()).get("/test/stored/" + id).jsonPath();
    }

    private static String url() {
        return System.getProperty("tidings.test.messaging");
    }
}
