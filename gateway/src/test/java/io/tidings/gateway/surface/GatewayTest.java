package io.tidings.gateway.surface;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the running gateway share. */
@WithTestResource(StandIns.class)
abstract class GatewayTest {
    @TestHTTPResource
    URI gateway;

    StandIns standIns;

    @BeforeEach
    void reset() {
        standIns.reset();
    }

    /** Somebody with a login token that nobody used before. */
    static RequestSpecification signedIn() {
        return RestAssured.given().header("Authorization", "Bearer " + fresh("good"));
    }

    /** Somebody with an API token that nobody used before. */
    static RequestSpecification withApiToken() {
        return RestAssured.given().header("Authorization", "Bearer " + fresh("api"));
    }

    static String fresh(String kind) {
        return kind + "-" + UUID.randomUUID();
    }
}
