package io.tidings.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PositionsTest {

    private static final long BEHIND = Positions.BEHIND.toNanos() + 1;
    private static final Set<Short> BOTH = new TreeSet<>(Set.of((short) 3, (short) 7));

    private final Positions positions = new Positions(0);

    private long time;

    @Test
    void followsSomeSecondsBehindWhatWasSent() {
        read(0);
        positions.passed(List.of(row(3, 10), row(3, 11), row(7, 12)));
        assertThat(read(BEHIND - 1)).containsExactly(0L, 0L);
        assertThat(read(BEHIND)).containsExactly(0L, 0L);
        positions.passed(List.of(row(3, 20)));
        assertThat(read(2 * BEHIND)).containsExactly(11L, 12L);
        assertThat(read(2 * BEHIND + 1)).containsExactly(11L, 12L);
    }

    @Test
    void followsNobodyWhoStoodStill() {
        read(0);
        positions.passed(List.of(row(3, 10), row(7, 10)));
        read(BEHIND);
        positions.passed(List.of(row(3, 20), row(7, 20)));
        assertThat(positions.after(BOTH, 2 * BEHIND + BEHIND / 2)).containsExactly(0L, 0L);
    }

    @Test
    void readsEverythingNowAndThen() {
        settleAt(11);
        assertThat(read(Positions.WHOLE.toNanos() + 1)).containsExactly(0L, 0L);
        positions.passed(Collections.nCopies(OutboxTable.PER_SLICE, row(3, 5)));
        assertThat(read(Positions.WHOLE.toNanos() + 2)).containsExactly(0L, 0L);
        positions.passed(List.of(row(3, 5)));
        assertThat(read(Positions.WHOLE.toNanos() + 3)).containsExactly(11L, 11L);
    }

    @Test
    void beginsAnewWithASliceThatWasAway() {
        settleAt(11);
        positions.after(new TreeSet<>(Set.of((short) 7)), 2 * BEHIND + 1);
        assertThat(read(2 * BEHIND + 2)).containsExactly(0L, 11L);
    }

    @Test
    void beginsAnewWhenSomethingWasNotSent() {
        settleAt(11);
        positions.forget();
        assertThat(read(2 * BEHIND + 1)).containsExactly(0L, 0L);
    }

    private void settleAt(long seq) {
        read(0);
        positions.passed(List.of(row(3, seq), row(7, seq)));
        read(BEHIND);
        assertThat(read(2 * BEHIND)).containsExactly(seq, seq);
    }

    /** Reads every second until then. */
    private Long[] read(long until) {
        long second = Duration.ofSeconds(1).toNanos();
        while (time + second < until) {
            time += second;
            positions.after(BOTH, time);
        }
        time = until;
        return positions.after(BOTH, time);
    }

    private static OutboxRow row(int slice, long seq) {
        return new OutboxRow(
                (short) slice,
                seq,
                UUID.randomUUID(),
                "",
                "",
                null,
                "",
                null,
                UUID.randomUUID(),
                Buffer.buffer(),
                Instant.EPOCH);
    }
}
