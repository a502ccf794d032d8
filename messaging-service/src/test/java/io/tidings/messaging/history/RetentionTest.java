package io.tidings.messaging.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tidings.messaging.testing.Database;
import io.tidings.testkit.TidingsStack;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Days of history go when their time has come and nothing needs them. */
@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
@TestProfile(RetentionTest.WithoutSender.class)
class RetentionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Nobody sends what the test stores. */
    public static class WithoutSender implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tidings.sender.enabled", "false");
        }
    }

    @Inject
    Retention retention;

    private final Database database = Database.asWorker();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void dayIsDroppedAfterItsRetentionAndNotBefore() throws SQLException {
        LocalDate over = today.minusDays(91);
        LocalDate kept = today.minusDays(89);
        partition(over);
        partition(kept);
        assertThat(drop()).containsExactly(over);
        assertThat(exists(over)).isFalse();
        assertThat(exists(kept)).isTrue();
    }

    @Test
    void dayStaysForAsLongAsTheQueueHasAMessageOfIt() throws SQLException {
        LocalDate over = today.minusDays(100);
        partition(over);
        UUID message = (UUID) database.column(
                        "SELECT uuid7_floor(?::timestamptz)", over.atTime(12, 0).atOffset(ZoneOffset.UTC))
                .getFirst();
        database.change(
                "INSERT INTO queue (shard, id, workspace, device, lane, valid_until, state) VALUES (1, ?, ?, ?, 2, now(), 'unknown')",
                message,
                message,
                message);
        assertThat(drop()).isEmpty();
        assertThat(exists(over)).isTrue();
        database.change("DELETE FROM queue WHERE id = ?", message);
        assertThat(drop()).containsExactly(over);
    }

    private List<LocalDate> drop() {
        return retention.drop().await().atMost(PATIENCE);
    }

    private boolean exists(LocalDate day) {
        return database.column("SELECT to_regclass(?)::text", name("message", day))
                        .getFirst()
                != null;
    }

    private static String name(String table, LocalDate day) {
        return table + "_" + day.toString().replace("-", "");
    }

    /** As the owner makes it. */
    private static void partition(LocalDate day) throws SQLException {
        var config = ConfigProvider.getConfig();
        String url = "jdbc:postgresql://" + config.getValue("tidings.postgres", String.class) + "/tidings_messaging";
        String password = config.getValue("tidings.postgres.password", String.class);
        try (var connection = DriverManager.getConnection(url, "tidings_owner", password);
                var statement = connection.createStatement()) {
            for (String table : List.of("message", "attempt")) {
                statement.execute(
                        "CREATE TABLE %s PARTITION OF %s FOR VALUES FROM (uuid7_floor('%s 00:00Z')) TO (uuid7_floor('%s 00:00Z'))"
                                .formatted(name(table, day), table, day, day.plusDays(1)));
            }
        }
    }
}
