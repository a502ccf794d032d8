package io.tidings.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.tidings.events.Topic;
import io.tidings.platform.event.EventConsumers;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A service whose Kafka is not there yet. */
@QuarkusTest
@TestProfile(KafkaAwayTest.Away.class)
class KafkaAwayTest {

    public static class Away implements QuarkusTestProfile {
        @Override
        public String getConfigProfile() {
            return "bare";
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.bootstrap.servers", "localhost:1");
        }
    }

    @Inject
    EventConsumers consumers;

    @Test
    void livesAndIsNotReadyUntilKafkaIsThere() {
        consumers.subscribe(
                "waiting", Set.of(Topic.INBOUND), batch -> Uni.createFrom().voidItem());

        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503).body(containsString("waiting"));
        assertThat(given().get("/api/v1/who").statusCode()).isEqualTo(401);
    }
}
