package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.tidings.events.CredentialsChanged;
import io.tidings.events.EventType;
import io.tidings.events.Topic;
import io.tidings.platform.event.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RevocationTest extends GatewayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final String changed = fresh("good");

    @Test
    void asksAgainForACredentialThatChanged() {
        asksAgainAfter(new CredentialsChanged(null, null, StandIns.id(changed, "credential")));
    }

    @Test
    void asksAgainForTheCredentialsOfAPersonWhoChanged() {
        asksAgainAfter(new CredentialsChanged(null, StandIns.id(changed, "user"), null));
    }

    @Test
    void asksAgainForTheCredentialsOfAWorkspaceThatChanged() {
        String elsewhere = fresh("good-busy");
        call(elsewhere);

        asksAgainAfter(new CredentialsChanged(UUID.fromString(StandIns.WORKSPACE), null, null));

        int asked = standIns.exchanges();
        call(elsewhere);
        assertThat(standIns.exchanges()).isEqualTo(asked);
    }

    private void asksAgainAfter(CredentialsChanged news) {
        call(changed);
        int asked = standIns.exchanges();
        call(changed);
        assertThat(standIns.exchanges()).isEqualTo(asked);

        tell(news);

        await().atMost(PATIENCE).until(() -> {
            call(changed);
            return standIns.exchanges() > asked;
        });
    }

    private static void call(String credential) {
        given().header("Authorization", "Bearer " + credential)
                .get("/api/v1/credits")
                .then()
                .statusCode(200);
    }

    private void tell(CredentialsChanged changed) {
        ProducerRecord<String, byte[]> event =
                new ProducerRecord<>(Topic.CREDENTIAL.topicName(), "any", EventJson.write(changed));
        Map.of(
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", EventType.CREDENTIALS_CHANGED.typeName(),
                        "ce_time", "2026-01-02T03:04:05Z")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(event);
        }
    }
}
