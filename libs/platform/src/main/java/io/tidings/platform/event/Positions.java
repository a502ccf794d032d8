package io.tidings.platform.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the reading of each slice goes on. Rows that were sent stay in the table as dead versions for as long as somebody
 * holds a snapshot open, and reading from the beginning passes over all of them. A transaction may commit a lower number
 * after a higher one was read, so a position follows only some seconds behind, and every now and then everything is read:
 * a row that came later than that is late, and not lost.
 */
final class Positions {

    /** Longer than any of our transactions takes from its first row to its commit. */
    static final Duration BEHIND = Duration.ofSeconds(10);

    static final Duration WHOLE = Duration.ofSeconds(30);

    /** Readings that are further apart than this tell that somebody stood still: a transaction may have, too. */
    static final Duration GAP = Duration.ofSeconds(2);

    private final Map<Short, Position> slices = new HashMap<>();
    private long asked;
    private long turned;
    private long whole;
    private boolean readsWhole;

    Positions(long now) {
        asked = now;
        turned = now;
        whole = now;
    }

    /** The numbers behind which to read, in the order of the slices; what is not among these is forgotten. */
    Long[] after(Set<Short> read, long now) {
        slices.keySet().retainAll(read);
        if (now - asked > GAP.toNanos()) {
            turned = now;
        }
        asked = now;
        if (now - turned > BEHIND.toNanos()) {
            turned = now;
            slices.values().forEach(Position::turn);
        }
        if (now - whole > WHOLE.toNanos()) {
            whole = now;
            readsWhole = true;
        }
        if (readsWhole) {
            return read.stream().map(slice -> 0L).toArray(Long[]::new);
        }
        return read.stream()
                .map(slice -> slices.computeIfAbsent(slice, s -> new Position()).after)
                .toArray(Long[]::new);
    }

    /** These were sent and deleted, and nothing before them is left; with a full portion there may be more to read. */
    void passed(List<OutboxRow> rows) {
        readsWhole &= rows.size() >= OutboxTable.PER_SLICE;
        rows.forEach(row -> {
            Position position = slices.get(row.slice());
            if (position != null) {
                position.reached = Math.max(position.reached, row.seq());
            }
        });
    }

    /** Something was not sent: everything is read again. */
    void forget() {
        slices.clear();
    }

    private static final class Position {
        private long reached;
        private long earlier;
        private long after;

        private void turn() {
            after = earlier;
            earlier = reached;
        }
    }
}
