package io.tidings.gateway.surface;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the running gateway share. */
@WithTestResource(StandIns.class)
abstract class GatewayTest {
    private static final Duration HEARD = Duration.ofSeconds(30);

    @TestHTTPResource
    URI gateway;

    @Inject
    MeterRegistry meters;

    StandIns standIns;

    @BeforeEach
    void reset() {
        // from then on nothing is forgotten but what is told
        await().atMost(HEARD)
                .until(() ->
                        meters.get("tidings.gateway.revocations.heard").gauge().value() == 1);
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
