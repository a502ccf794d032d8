package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AuthBreakerTest.Tight.class)
class AuthBreakerTest extends GatewayTest {

    public static class Tight extends BreakersTest.Tight {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            // however slow the machine
            config.put("tidings.gateway.credentials.accepted", "1h");
            config.put("tidings.gateway.credentials.margin", "0s");
            return config;
        }
    }

    @Test
    void asksAnAuthServiceNoMoreThatGivesNoVerdicts() {
        String known = "Bearer " + fresh("good");
        given().header("Authorization", known).get("/api/v1/credits").then().statusCode(200);
        for (String wrong : new String[] {"bad-1", "bad-2", "bad-3", "bad-4"}) {
            given().header("Authorization", "Bearer " + wrong)
                    .get("/api/v1/credits")
                    .then()
                    .statusCode(401);
        }
        standIns.auth().behave(request -> request.connection().close());
        for (int i = 0; i < BreakersTest.LIMIT; i++) {
            signedIn().get("/api/v1/credits").then().statusCode(503);
        }
        standIns.reset();

        signedIn()
                .get("/api/v1/credits")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("success", equalTo(false));

        assertThat(standIns.auth().requests()).isZero();
        given().header("Authorization", known).get("/api/v1/credits").then().statusCode(200);
        given().header("Authorization", known).get("/api/v1/user").then().statusCode(200);
        assertThat(given().get("/q/metrics").asString())
                .contains("tidings_gateway_breaker_open{upstream=\"credentials\"} 1")
                .contains("tidings_gateway_breaker_open{upstream=\"auth\"} 0");
    }
}
