package io.tidings.sandbox.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void neverTakesMoreThanRateAndBurstInAnyWindow() {
        Random dice = new Random(3);
        TokenBucket bucket = new TokenBucket(SECOND / 80, 8, 0);
        long[] taken = new long[4000];
        int size = 0;
        for (long now = 0; size < taken.length; now += dice.nextLong(SECOND / 200)) {
            if (bucket.holdsOne(now)) {
                bucket.take(now);
                taken[size++] = now;
            }
        }
        for (int first = 0; first < size; first += 37) {
            for (int last = first; last < size; last += 41) {
                double seconds = (taken[last] - taken[first]) / (double) SECOND;
                assertThat(last - first + 1).isLessThanOrEqualTo((int) Math.floor(8 + 80 * seconds));
            }
        }
    }

    @Test
    void takesASteadyRateForEver() {
        TokenBucket bucket = new TokenBucket(SECOND / 80, 8, 0);
        for (int i = 0; i < 10_000; i++) {
            long now = i * (SECOND / 80);
            assertThat(bucket.holdsOne(now)).isTrue();
            bucket.take(now);
        }
    }
}
