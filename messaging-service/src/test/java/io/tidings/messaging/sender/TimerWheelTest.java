package io.tidings.messaging.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.messaging.loop.ManualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimerWheelTest {

    private final ManualLoop loop = new ManualLoop();
    private final TimerWheel wheel = new TimerWheel(loop);
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsEachTaskAtItsTimeAndNotBefore() {
        at(12, "b");
        at(5, "a");
        loop.advance(Duration.ofMillis(4));
        assertThat(ran).isEmpty();
        loop.advance(Duration.ofMillis(3));
        assertThat(ran).containsExactly("a");
        loop.advance(Duration.ofMillis(10));
        assertThat(ran).containsExactly("a", "b");
    }

    @Test
    void runsWhatWasMissedWhileTheProcessStoodStill() {
        at(5, "a");
        at(700, "b");
        at(3_000, "c");
        at(9_000, "d");
        loop.stall(Duration.ofSeconds(5));
        loop.advance(Duration.ofMillis(5));
        assertThat(ran).containsExactly("a", "b", "c");
        loop.advance(Duration.ofSeconds(5));
        assertThat(ran).containsExactly("a", "b", "c", "d");
    }

    @Test
    void turnsAgainAfterItWasEmpty() {
        at(2, "a");
        loop.advance(Duration.ofMillis(50));
        at(60, "b");
        loop.advance(Duration.ofMillis(20));
        assertThat(ran).containsExactly("a", "b");
    }

    @Property(tries = 200)
    void runsEveryTaskOnceInOrder(
            @ForAll @Size(max = 200) List<@IntRange(max = 3_000) Integer> times,
            @ForAll @IntRange(min = 1, max = 900) int step) {
        ManualLoop ownLoop = new ManualLoop();
        TimerWheel ownWheel = new TimerWheel(ownLoop);
        List<Integer> order = new ArrayList<>();
        times.forEach(time -> ownWheel.at(time * 1_000_000L, () -> order.add(time)));
        for (int passed = 0; passed <= 4_000; passed += step) {
            ownLoop.advance(Duration.ofMillis(step));
        }
        List<Integer> expected =
                times.stream().map(t -> Math.max(t, 1)).sorted().toList();
        assertThat(order.stream().map(t -> Math.max(t, 1)).toList()).isEqualTo(expected);
    }

    private void at(long millis, String name) {
        wheel.at(millis * 1_000_000, () -> ran.add(name));
    }
}
