package io.tidings.messaging.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tidings.messaging.testing.Database;
import io.tidings.messaging.testing.Shop;
import io.tidings.platform.id.Uuid7s;
import io.tidings.testkit.TidingsStack;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue, as operators see it. */
@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
@TestProfile(GaugesTest.WithoutSender.class)
class GaugesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Nobody sends what the test stores. */
    public static class WithoutSender implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tidings.sender.enabled", "false", "tidings.overview.every", "1h");
        }
    }

    @Inject
    Gauges gauges;

    @Inject
    MeterRegistry metrics;

    @Inject
    Uuid7s ids;

    private final Database database = Database.asWorker();
    private final String channel = "channel-" + UUID.randomUUID();
    private Shop shop;

    @BeforeEach
    void openShop() {
        // whoever ran before may have released its shards
        database.change("UPDATE shard_owner SET lease_until = now() + interval '1 h'");
        shop = Shop.open();
        database.change("UPDATE account SET provider = ? WHERE id = ?", channel, shop.account);
    }

    @AfterEach
    void giveShardsBack() {
        database.change("UPDATE shard_owner SET lease_until = '-infinity'");
    }

    @Test
    void tellsByChannelHowMuchWaitsAndForHowLong() {
        queue("queued", "5 min");
        queue("queued", "1 min");
        queue("unknown", "1 min");
        measure();
        assertThat(value("tidings_queue_depth_messages", "channel", channel, "state", "queued"))
                .isEqualTo(2);
        assertThat(value("tidings_queue_depth_messages", "channel", channel, "state", "unknown"))
                .isEqualTo(1);
        assertThat(value("tidings_queue_oldest_age_seconds", "channel", channel))
                .isBetween(300.0, 600.0);
    }

    @Test
    void workThatIsDueAndNotBegunRaisesAnAlarmUnlessItIsHeld() {
        measure();
        double before = value("tidings_shard_stuck_shards");
        database.change(
                "UPDATE device SET shard = (SELECT min(s) FROM generate_series(0, 63) s WHERE s NOT IN"
                        + " (SELECT shard FROM queue)) WHERE id = ?",
                shop.device);
        queue("queued", "5 min");
        begun("1 min");
        measure();
        assertThat(value("tidings_shard_stuck_shards")).isEqualTo(before);
        begun("5 min");
        measure();
        assertThat(value("tidings_shard_stuck_shards")).isEqualTo(before + 1);
        database.change(
                "INSERT INTO hold (target, kind, origin, reason) VALUES (?, 'device', 'operator', 'test')",
                shop.device);
        measure();
        assertThat(value("tidings_shard_stuck_shards")).isEqualTo(before);
    }

    @Test
    void shardWhoseLeaseEndedLongAgoIsToldToBeWithoutOwner() {
        database.change("UPDATE shard_owner SET lease_until = now() - interval '1 min' WHERE shard = 63");
        measure();
        assertThat(value("tidings_shard_ownerless_shards")).isEqualTo(1);
        assertThat(value("tidings_shard_ownerless_age_seconds")).isGreaterThanOrEqualTo(60);
        Shop.asService()
                .get("/internal/shards/owners")
                .then()
                .statusCode(200)
                .body("ownerless", org.hamcrest.Matchers.is(1));
        database.change("UPDATE shard_owner SET lease_until = now() + interval '1 h' WHERE shard = 63");
        measure();
        assertThat(value("tidings_shard_ownerless_shards")).isZero();
        assertThat(value("tidings_shard_ownerless_age_seconds")).isZero();
    }

    @Test
    void shardsThatNoSenderEverTookAreWithoutOwnerAndHaveNoAge() {
        database.change("UPDATE shard_owner SET lease_until = '-infinity'");
        measure();
        assertThat(value("tidings_shard_ownerless_shards")).isEqualTo(64);
        assertThat(value("tidings_shard_ownerless_age_seconds")).isZero();
        database.change("UPDATE shard_owner SET lease_until = now() - interval '1 min' WHERE shard = 63");
        measure();
        assertThat(value("tidings_shard_ownerless_shards")).isEqualTo(64);
        assertThat(value("tidings_shard_ownerless_age_seconds")).isBetween(60.0, 600.0);
    }

    private void begun(String ago) {
        database.change(
                "UPDATE shard_owner SET begun_at = now() - ?::interval WHERE shard = (SELECT shard FROM device WHERE id = ?)",
                ago,
                shop.device);
    }

    private void queue(String state, String waits) {
        database.change("""
                INSERT INTO queue (shard, id, workspace, device, lane, valid_until, due_at, state)
                SELECT d.shard, ?, d.workspace, d.id, 2, now() + interval '1 h', now() - ?::interval, ?::sending_state
                  FROM device d WHERE d.id = ?""", ids.next(), waits, state, shop.device);
    }

    private void measure() {
        gauges.measure().await().atMost(PATIENCE);
    }

    private double value(String name, String... tags) {
        return List.copyOf(metrics.get(name).tags(tags).gauges()).getFirst().value();
    }
}
