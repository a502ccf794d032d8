package io.tidings.sandbox.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PairLimitTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void letsABurstPassAndThenOneEverySixSeconds() {
        PairLimit limit = new PairLimit(6 * SECOND, 45);
        for (int i = 0; i < 45; i++) {
            assertThat(limit.holdsOne(7, 0)).isTrue();
            limit.take(7, 0);
        }

        assertThat(limit.holdsOne(7, 5 * SECOND)).isFalse();
        assertThat(limit.holdsOne(8, 0)).isTrue();
        assertThat(limit.holdsOne(7, 6 * SECOND)).isTrue();
    }

    @Test
    void remembersOnlyPairsOfTheLastMinutes() {
        PairLimit limit = new PairLimit(6 * SECOND, 45);
        for (long pair = 1; pair <= 2_000_000; pair++) {
            limit.take(pair, pair * SECOND / 1000);
        }

        assertThat(limit.size()).isLessThan(40_000);
        assertThat(limit.holdsOne(1, 2000 * SECOND)).isTrue();
    }
}
