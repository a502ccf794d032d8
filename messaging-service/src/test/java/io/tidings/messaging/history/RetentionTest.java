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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
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
    void newDayWaitsNotLongForWhoReadsHistorySinceAllWouldWaitBehindIt() throws SQLException {
        try (Database.Lock reader = database.lock("message")) {
            CompletableFuture<?> ensuring =
                    CompletableFuture.runAsync(() -> database.column("SELECT ensure_partitions(40)::text"));
            assertThat(ensuring)
                    .failsWithin(PATIENCE)
                    .withThrowableOfType(ExecutionException.class)
                    .withMessageContaining("lock timeout");
        }
    }

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
        UUID message = noon(over);
        queue(message, 0, null);
        assertThat(drop()).isEmpty();
        assertThat(exists(over)).isTrue();
        database.change("DELETE FROM queue WHERE id = ?", message);
        assertThat(drop()).containsExactly(over);
    }

    @Test
    void dayStaysForAsLongAsTheQueueHasAMessageThatWasAttemptedOnIt() throws SQLException {
        LocalDate attempted = today.minusDays(97);
        LocalDate later = today.minusDays(96);
        partition(attempted);
        partition(later);
        UUID message = noon(today.minusDays(98));
        UUID attempt = noon(attempted);
        queue(message, 1, attempt);
        database.change(
                "INSERT INTO attempt (id, message, workspace, device, shard, epoch, number, slot_at)"
                        + " VALUES (?, ?, ?, ?, 1, 1, 1, now())",
                attempt,
                message,
                message,
                message);
        assertThat(drop()).containsExactly(later);
        assertThat(database.number("SELECT count(*) FROM attempt WHERE id = ?", attempt))
                .isEqualTo(1);
        database.change("DELETE FROM queue WHERE id = ?", message);
        assertThat(drop()).containsExactly(attempted);
    }

    @Test
    void dayOfAnEarlierAttemptStaysToo() throws SQLException {
        LocalDate first = today.minusDays(95);
        LocalDate last = today.minusDays(94);
        partition(first);
        partition(last);
        UUID message = noon(today.minusDays(96));
        queue(message, 2, noon(last));
        assertThat(drop()).isEmpty();
        database.change("DELETE FROM queue WHERE id = ?", message);
        assertThat(drop()).containsExactly(first, last);
    }

    /** The first id of that noon. */
    private UUID noon(LocalDate day) {
        return (UUID) database.column(
                        "SELECT uuid7_floor(?::timestamptz)", day.atTime(12, 0).atOffset(ZoneOffset.UTC))
                .getFirst();
    }

    private void queue(UUID message, int tries, @Nullable UUID lastAttempt) {
        database.change(
                "INSERT INTO queue (shard, id, workspace, device, lane, valid_until, state, tries, attempt)"
                        + " VALUES (1, ?, ?, ?, 2, now(), 'unknown', ?, ?::uuid)",
                message,
                message,
                message,
                tries,
                lastAttempt == null ? null : lastAttempt.toString());
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
