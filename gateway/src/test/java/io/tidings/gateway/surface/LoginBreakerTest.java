package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Calls that auth-service doesn't answer say nothing about its verdicts. */
@QuarkusTest
@TestProfile(LoginBreakerTest.Tight.class)
class LoginBreakerTest extends GatewayTest {

    public static class Tight extends BreakersTest.Tight {}

    @Test
    void goesOnAskingWhileForwardedCallsFindNobody() {
        standIns.auth().behave(request -> {
            if (request.path().startsWith("/internal")) {
                standIns.authenticate(request);
            } else {
                request.connection().close();
            }
        });
        for (int i = 0; i <= BreakersTest.LIMIT; i++) {
            given().contentType("application/json")
                    .body("{}")
                    .post("/api/v1/login")
                    .then()
                    .statusCode(503);
        }

        signedIn().get("/api/v1/credits").then().statusCode(200);
    }
}
