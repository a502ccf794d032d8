package io.tidings.messaging.sender;

import io.tidings.messaging.queue.QueueStore.Claim;
import io.tidings.messaging.queue.Waiting;
import java.time.Instant;
import java.util.UUID;

/**
 * A message on its way: chosen for a slot, claimed in the store, then called.
 *
 * @param slot when its call may begin, on the monotonic clock
 */
record Claimed(DeviceQueue queue, Waiting message, UUID attempt, long slot) {

    /** The same call at another slot. */
    Claimed at(long otherSlot) {
        return new Claimed(queue, message, attempt, otherSlot);
    }

    LaneBuffer lane() {
        return queue.lane(message.lane());
    }

    Claim claim(Instant slotAt) {
        return new Claim(queue.lease(), message.id(), attempt, slotAt);
    }
}
