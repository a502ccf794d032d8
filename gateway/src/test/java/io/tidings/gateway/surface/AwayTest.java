package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AwayTest extends GatewayTest {
    private static final String WEBHOOK = "/webhooks/meta/0198f6a0-0000-7000-8000-000000000001";

    @Test
    void says503WhileTheServiceIsDown() {
        standIns.service().stop();
        try {
            signedIn()
                    .get("/api/v1/credits")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .body("success", equalTo(false))
                    .body("code", equalTo("unavailable"));
            given().body("[]").post(WEBHOOK).then().statusCode(503);
        } finally {
            standIns.service().start();
        }
        signedIn().get("/api/v1/credits").then().statusCode(200);
    }

    @Test
    void says503WhenTheServiceDoesNotAnswerInTime() {
        standIns.service().behave(request -> {});

        given().get(WEBHOOK).then().statusCode(503).header("Retry-After", "2");
    }

    @Test
    void says503WhenTheServiceHangsUp() {
        standIns.service().behave(request -> request.connection().close());

        signedIn().get("/api/v1/credits").then().statusCode(503);
    }

    @Test
    void countsByPatternAndStatus() {
        signedIn().get("/api/v1/broadcasts/4711").then().statusCode(200);
        given().get("/api/v1/unknown-4711").then().statusCode(404);

        String metrics = given().get("/q/metrics").asString();

        assertThat(metrics)
                .contains(
                        "tidings_gateway_requests_seconds_count{route=\"GET /api/v1/broadcasts/{id}\",status=\"200\"}")
                .contains("tidings_gateway_requests_seconds_count{route=\"unmatched\",status=\"404\"}")
                .doesNotContain("4711");
    }
}
