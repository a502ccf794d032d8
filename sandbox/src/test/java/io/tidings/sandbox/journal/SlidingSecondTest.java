package io.tidings.sandbox.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingSecondTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void countsTheBusiestSecondAsCountingByHandDoes() {
        Random dice = new Random(1);
        for (int round = 0; round < 20; round++) {
            long[] moments = moments(dice);
            SlidingSecond pace = new SlidingSecond();
            for (long moment : moments) {
                pace.add(moment);
            }

            assertThat(pace.most()).isEqualTo(byHand(moments));
        }
    }

    private static long[] moments(Random dice) {
        long[] moments = new long[500];
        for (int i = 1; i < moments.length; i++) {
            boolean pause = dice.nextInt(50) == 0;
            moments[i] = moments[i - 1] + (pause ? dice.nextLong(2 * SECOND) : dice.nextLong(SECOND / 40));
        }
        return moments;
    }

    private static int byHand(long[] moments) {
        int most = 0;
        for (int last = 0; last < moments.length; last++) {
            int count = 0;
            for (int i = 0; i <= last; i++) {
                count += moments[last] - moments[i] < SECOND ? 1 : 0;
            }
            most = Math.max(most, count);
        }
        return most;
    }
}
