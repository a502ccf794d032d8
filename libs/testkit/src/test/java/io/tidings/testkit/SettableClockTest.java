package io.tidings.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettableClockTest {
    private final SettableClock clock = new SettableClock(Instant.EPOCH);

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);

        assertThat(clock.advance(Duration.ofSeconds(5))).isEqualTo(Instant.ofEpochSecond(5));
        assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(5));
    }

    @Test
    void jumpsBackToo() {
        clock.advance(Duration.ofHours(1));
        clock.set(Instant.EPOCH);

        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }
}
