package io.tidings.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.local.credential.Keys;
import io.tidings.local.setting.Settings;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartEnvironmentTest {
    @TempDir
    Path home;

    private PartEnvironment environment;

    @BeforeEach
    void setUp() {
        Settings settings = Settings.of(
                Map.of("TIDINGS_HOME", home.toString(), "TIDINGS_PORT_OFFSET", "1000"), Path.of("/checkout"));
        environment = new PartEnvironment(settings, () -> Keys.of(settings.home()));
    }

    @Test
    void tellsAServiceWhereEverythingIs() {
        assertThat(environment.of(Part.BROADCAST))
                .containsEntry("QUARKUS_HTTP_PORT", "9083")
                .containsEntry("TIDINGS_NODE", "localhost:9083")
                .containsEntry("TIDINGS_POSTGRES", "localhost:16432")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "localhost:20092")
                .containsEntry("QUARKUS_REDIS_HOSTS", "redis://localhost:17379")
                .containsEntry("TIDINGS_PEERS_AUTH", "http://localhost:9081")
                .containsEntry("TIDINGS_PEERS_BILLING", "http://localhost:9085")
                .containsEntry("TIDINGS_PUBLIC_URL", "http://localhost:9080")
                .containsEntry("TIDINGS_SECRETS_ACTIVE", "k1");
    }

    @Test
    void givesTheSecondSenderItsOwnNodeAndPort() {
        assertThat(environment.of(Part.SENDER2))
                .containsEntry("QUARKUS_HTTP_PORT", "9094")
                .containsEntry("TIDINGS_NODE", "localhost:9094");
    }

    @Test
    void tellsTheGatewayWhereToCountAndRaisesAllLimitsButTheDocumentedOne() {
        assertThat(environment.of(Part.GATEWAY))
                .containsEntry("QUARKUS_REDIS_HOSTS", "redis://localhost:17379")
                .containsEntry("TIDINGS_GATEWAY_RATE_ORDINARY", "1000000/1m")
                .containsEntry("TIDINGS_GATEWAY_RATE_UNAUTHENTICATED", "1000000/1m")
                .doesNotContainKey("TIDINGS_GATEWAY_RATE_MESSAGES");
    }

    @Test
    void tellsWhatPeopleWhoRegisterAreWrittenToFrom() {
        assertThat(environment.of(Part.AUTH))
                .containsEntry("TIDINGS_AUTH_NOTICES_WORKSPACE", "018f0000-0000-7000-8000-000000000001");
        assertThat(environment.of(Part.BROADCAST)).doesNotContainKey("TIDINGS_AUTH_NOTICES_WORKSPACE");
    }

    @Test
    void sharesTheKeysAmongServicesAndHidesThemFromTheSandbox() {
        String key = environment.of(Part.AUTH).get("TIDINGS_SERVICE_KEY");

        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(environment.of(Part.MESSAGING)).containsEntry("TIDINGS_SERVICE_KEY", key);
        assertThat(environment.of(Part.SANDBOX))
                .doesNotContainKeys("TIDINGS_SERVICE_KEY", "TIDINGS_SECRETS_KEYS")
                .containsEntry(
                        "TIDINGS_SANDBOX_DATA", home.resolve("data/sandbox").toString());
    }
}
