package io.tidings.local.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Path ROOT = Path.of("/checkout");

    @Test
    void usesTheEmbeddedPartsByDefault() {
        Settings settings = Settings.of(Map.of(), ROOT);

        assertThat(settings.home().path()).isEqualTo(Path.of("/checkout/.tidings"));
        assertThat(settings.postgresInUse().address()).isEqualTo("localhost:15432");
        assertThat(settings.kafkaInUse()).isEqualTo("localhost:19092");
        assertThat(settings.redisInUse()).isEqualTo("redis://localhost:16379");
        assertThat(settings.url(Port.GATEWAY)).isEqualTo("http://localhost:8080");
    }

    @Test
    void movesEveryPortAndTheHomeByTheOffset() {
        Settings settings = Settings.of(Map.of("TIDINGS_PORT_OFFSET", "1000"), ROOT);

        assertThat(settings.home().path()).isEqualTo(Path.of("/checkout/.tidings/1000"));
        assertThat(settings.port(Port.MESSAGING)).isEqualTo(9084);
        assertThat(settings.kafkaInUse()).isEqualTo("localhost:20092");
    }

    @Test
    void prefersTheHomeThatIsTold() {
        Map<String, String> environment = Map.of("TIDINGS_HOME", "/elsewhere", "TIDINGS_PORT_OFFSET", "1000");

        assertThat(Settings.of(environment, ROOT).home().path()).isEqualTo(Path.of("/elsewhere"));
    }

    @Test
    void replacesEmbeddedPartsByAddresses() {
        Settings settings = Settings.of(
                Map.of(
                        "TIDINGS_POSTGRES_URL", "postgresql://admin:s3cret@db.example:6543",
                        "TIDINGS_KAFKA", "kafka.example:9092",
                        "TIDINGS_REDIS", "redis://redis.example:6379"),
                ROOT);

        assertThat(settings.postgresInUse()).isEqualTo(new PostgresUrl("db.example", 6543, "admin", "s3cret"));
        assertThat(settings.postgresInUse().adminJdbc()).isEqualTo("jdbc:postgresql://db.example:6543/postgres");
        assertThat(settings.kafkaInUse()).isEqualTo("kafka.example:9092");
        assertThat(settings.redisInUse()).isEqualTo("redis://redis.example:6379");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "-1", "14000"})
    void refusesAnOffsetThatLeadsNowhere(String offset) {
        assertThatThrownBy(() -> Settings.of(Map.of("TIDINGS_PORT_OFFSET", offset), ROOT))
                .isInstanceOf(LocalFault.class)
                .hasMessageContaining("TIDINGS_PORT_OFFSET");
    }

    @Test
    void refusesAnAddressThatIsNoPostgres() {
        Map<String, String> environment = Map.of("TIDINGS_POSTGRES_URL", "mysql://host");

        assertThatThrownBy(() -> Settings.of(environment, ROOT)).hasMessageContaining("postgresql://");
    }

    @Test
    void takesEmptyVariablesAsUnset() {
        Settings settings =
                Settings.of(Map.of("TIDINGS_KAFKA", " ", "TIDINGS_HOME", "", "TIDINGS_PORT_OFFSET", ""), ROOT);

        assertThat(settings).isEqualTo(Settings.of(Map.of(), ROOT));
    }
}
