package io.tidings.messaging.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final SenderConfig.Breaker config = new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 500, new DurationConverter())
            .withMapping(SenderConfig.class)
            .build()
            .getConfigMapping(SenderConfig.class)
            .breaker();
    private final Breaker breaker = new Breaker(config, RandomGenerator.of("L64X128MixRandom"));

    @Test
    void staysClosedWhileASuccessComesInTime() {
        fail(4);
        breaker.succeeded();
        fail(4);
        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.allows(0, 7)).isTrue();
    }

    @Test
    void opensAfterFailuresInARow() {
        fail(5);
        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.allows(0, 0)).isFalse();
        assertThat(breaker.nextAllowed(0)).isBetween(seconds(0.5), seconds(1));
    }

    @Test
    void letsOneProbeThroughAfterItsRest() {
        fail(5);
        long rested = breaker.nextAllowed(0);
        assertThat(breaker.allows(rested, 0)).isTrue();
        assertThat(breaker.allows(rested, 1)).isFalse();
        breaker.succeeded();
        assertThat(breaker.allows(rested, 1)).isTrue();
    }

    @Test
    void restsLongerAfterEachProbeThatFailsAndNeverLongerThanConfigured() {
        fail(5);
        long now = breaker.nextAllowed(0);
        breaker.failed(now);
        assertThat(breaker.nextAllowed(now) - now).isBetween(seconds(1), seconds(2));
        for (int i = 0; i < 20; i++) {
            now = breaker.nextAllowed(now);
            breaker.failed(now);
        }
        assertThat(breaker.nextAllowed(now) - now).isBetween(MINUTE / 2, MINUTE);
    }

    @Test
    void callsThatWereUnderWayWhenItOpenedDoNotProlongItsRest() {
        fail(5);
        long rested = breaker.nextAllowed(0);
        fail(30);
        assertThat(breaker.nextAllowed(0)).isEqualTo(rested);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed(0);
        }
    }

    private static long seconds(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
