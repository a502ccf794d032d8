package io.tidings.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.tidings.auth.testing.OnStack;
import io.tidings.platform.fault.Throttled;
import io.tidings.platform.limit.Limit;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnStack
class ThrottleTest {
    @Inject
    Throttle throttle;

    @Inject
    Vertx vertx;

    @Inject
    @RedisClientName("absent")
    ReactiveRedisDataSource absent;

    @Inject
    ThrottleConfig config;

    private final Limit narrow = new Limit(UUID.randomUUID().toString(), 2, Duration.ofHours(1));
    private final Limit wide = new Limit(UUID.randomUUID().toString(), 4, Duration.ofHours(1));

    @Test
    void admitsABurstAndTellsHowLongToWaitAfterIt() {
        admit(throttle, narrow);
        admit(throttle, narrow);

        assertThatThrownBy(() -> admit(throttle, narrow))
                .isInstanceOfSatisfying(
                        Throttled.class,
                        fault -> assertThat(fault.retryAfter()).isBetween(Duration.ofMinutes(50), Duration.ofHours(1)));
    }

    @Test
    void countsARefusedTryAgainstNoLimit() {
        admit(throttle, narrow, wide);
        admit(throttle, narrow, wide);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> admit(throttle, narrow, wide)).isInstanceOf(Throttled.class);
        }

        admit(throttle, wide);
        admit(throttle, wide);

        assertThatThrownBy(() -> admit(throttle, wide)).isInstanceOf(Throttled.class);
    }

    @Test
    void givesEverythingBackAtAReset() {
        admit(throttle, narrow);
        admit(throttle, narrow);

        throttle.reset(narrow.key()).await().indefinitely();

        admit(throttle, narrow);
    }

    @Test
    void admitsAndCountsWhatItCannotLimitWithoutRedis() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Throttle withoutRedis = new Throttle(vertx, absent, config, meters);

        for (int i = 0; i < 3; i++) {
            admit(withoutRedis, narrow);
        }
        withoutRedis.reset(narrow.key()).await().indefinitely();

        assertThat(meters.counter("tidings.auth.throttle.unlimited.tries").count())
                .isEqualTo(3);
    }

    private static void admit(Throttle throttle, Limit... limits) {
        throttle.admit(List.of(limits)).await().indefinitely();
    }
}
