package io.tidings.auth.health.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.auth.testing.OnStack;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnStack
class HealthTest {

    @Test
    void answersAnybodyWithTheBareBody() {
        Map<String, Object> body = given().get("/api/health")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");

        assertThat(body)
                .containsOnlyKeys("status", "timestamp", "service")
                .containsEntry("status", "OK")
                .containsEntry("service", "WhatsApp Baileys API");
    }

    @Test
    void tellsTheTimeInMicroseconds() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-05-27T13:16:52.502370999Z"));

        assertThat(new HealthResource(clock).health().timestamp()).isEqualTo("2026-05-27T13:16:52.502370Z");
    }
}
