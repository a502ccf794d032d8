package io.tidings.messaging.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GcraTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void givesOutTheWholeRateWhileWorkWaits() {
        Gcra gcra = new Gcra(80, 4, 0);
        long slot = 0;
        int begun = 0;
        while ((slot = gcra.nextAllowed(slot)) < 10 * SECOND) {
            gcra.take(slot);
            begun++;
        }
        assertThat(begun).isBetween(800, 804);
    }

    @Test
    void restsWithoutABurstAfterwards() {
        Gcra gcra = new Gcra(80, 4, 0);
        gcra.restUntil(SECOND);
        long first = gcra.nextAllowed(0);
        gcra.take(first);
        assertThat(first).isEqualTo(SECOND);
        assertThat(gcra.nextAllowed(first)).isEqualTo(SECOND + SECOND / 80);
    }

    @Property(tries = 300)
    void neverBeginsMoreThanRateAndBurstInAnyWindow(
            @ForAll @IntRange(min = 1, max = 500) int rate,
            @ForAll @IntRange(min = 1, max = 20) int burst,
            @ForAll @Size(max = 400) List<@LongRange(max = SECOND / 5) Long> pauses) {
        Gcra gcra = new Gcra(rate, burst, 0);
        List<Long> begins = new ArrayList<>();
        long now = 0;
        for (long pause : pauses) {
            now = gcra.nextAllowed(now + pause % 7 * pause);
            gcra.take(now);
            begins.add(now);
        }
        for (int from = 0; from < begins.size(); from++) {
            for (int to = from; to < begins.size(); to++) {
                double window = (begins.get(to) - begins.get(from)) / 1e9;
                assertThat(to - from + 1).isLessThanOrEqualTo((int) Math.floor(window * rate * 1.0001 + burst + 1e-6));
            }
        }
    }
}
