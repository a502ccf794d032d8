package io.tidings.messaging.sender;

import io.tidings.events.Lane;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What a device has claimed and not begun. Slots belong to the device and not to messages: who uses one is decided when
 * it comes, so that a code overtakes bulk that was claimed before it, and each call that it passes moves on by one slot.
 * Holds one call for every slot that was given out and has not come.
 */
final class Agenda {

    private static final Comparator<Claimed> IN_ORDER = Comparator.<Claimed, Lane>comparing(
                    call -> call.message().lane())
            .thenComparing((one, other) -> Long.signum(one.slot() - other.slot()))
            .thenComparing(call -> call.message().place());

    private final Queue<Claimed> urgent = new PriorityQueue<>(IN_ORDER);
    private final Queue<Claimed> bulk = new PriorityQueue<>(IN_ORDER);
    private final int bulkShare;
    private int passed;

    /** @param bulkShare bulk is passed by so many urgent calls, less one, before it has a turn */
    Agenda(int bulkShare) {
        this.bulkShare = bulkShare;
    }

    void add(Claimed call) {
        (call.message().lane() == Lane.BULK ? bulk : urgent).add(call);
    }

    /** Takes the call that uses the slot that comes now. */
    @Nullable
    Claimed next() {
        boolean isTurnOfBulk = urgent.isEmpty() || (!bulk.isEmpty() && passed >= bulkShare - 1);
        passed = isTurnOfBulk || bulk.isEmpty() ? 0 : passed + 1;
        return isTurnOfBulk ? bulk.poll() : urgent.poll();
    }

    /** Whether there is bulk to pass for one more urgent call, when {@code more} of them are on their way here. */
    boolean yieldsTo(int more) {
        return urgent.size() + more < bulk.size();
    }
}
