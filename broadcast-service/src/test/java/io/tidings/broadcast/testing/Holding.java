package io.tidings.broadcast.testing;

import static io.restassured.RestAssured.given;

import java.util.UUID;

/** Steers what the {@link MessagingServer} says of holds. */
public final class Holding {

    private Holding() {}

    /** From now on messaging is away for that target: 503. */
    public static void away(UUID target) {
        mode(target, "away");
    }

    /** From now on messaging does what it is told about the target, and its answers are lost. */
    public static void deaf(UUID target) {
        mode(target, "deaf");
    }

    /** Messaging does what it is told next about the target, and dies before it answers: no connection any more. */
    public static void dying(UUID target) {
        mode(target, "dying");
    }

    /** From now on nobody can connect to messaging. */
    public static void gone(UUID target) {
        mode(target, "gone");
    }

    /** Messaging is well again. */
    public static void well(UUID target) {
        mode(target, "");
    }

    /** How a target stands: {@code free}, {@code held} or {@code cancelled}. */
    public static String stateOf(UUID target) {
        return given().baseUri(url()).get("/test/target/" + target).path("state");
    }

    private static void mode(UUID target, String mode) {
        given().baseUri(url())
                .body("\"" + mode + "\"")
                .put("/test/target/" + target)
                .then()
                .statusCode(200);
    }

    private static String url() {
        return System.getProperty("tidings.test.messaging");
    }
}
