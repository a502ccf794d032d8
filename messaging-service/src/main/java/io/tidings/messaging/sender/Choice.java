package io.tidings.messaging.sender;

import io.tidings.messaging.queue.Waiting;
import io.tidings.platform.id.Uuid7s;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Chooses what one claim is to hold: what has a slot within the horizon, and what passes bulk that has. */
final class Choice {

    private final long now;
    private final Instant nowAt;
    private final long end;
    private final int limit;
    private final Uuid7s ids;
    private final BiConsumer<DeviceQueue, Waiting> expired;
    private final List<Claimed> chosen = new ArrayList<>();

    /**
     * A choice of nothing yet.
     *
     * @param expired takes what is too old to be sent
     */
    Choice(long now, Instant nowAt, SenderConfig config, Uuid7s ids, BiConsumer<DeviceQueue, Waiting> expired) {
        this.now = now;
        this.nowAt = nowAt;
        this.end = now + config.horizon().toNanos();
        this.limit = config.claimLimit();
        this.ids = ids;
        this.expired = expired;
    }

    List<Claimed> chosen() {
        return chosen;
    }

    /** Adds what the device may send within the horizon. */
    void add(DeviceQueue queue) {
        addUrgent(queue);
        boolean found = true;
        while (found && chosen.size() < limit) {
            long slot = queue.nextSlot(now);
            found = isNear(slot) && take(queue, slot, queue.poll(slot, nowAt));
        }
    }

    /** Adds what goes before bulk; a slot behind the horizon will do where claimed bulk can be passed. */
    void addUrgent(DeviceQueue queue) {
        int passing = 0;
        boolean found = true;
        while (found && chosen.size() < limit && queue.hasUrgent(nowAt)) {
            long slot = queue.nextSlot(now);
            if (isNear(slot)) {
                found = take(queue, slot, queue.poll(slot, nowAt));
            } else {
                found = queue.agenda().yieldsTo(passing++) && take(queue, slot, queue.pollUrgent(slot, nowAt));
            }
        }
    }

    private boolean isNear(long slot) {
        return slot - end <= 0;
    }

    private boolean take(DeviceQueue queue, long slot, @Nullable Waiting next) {
        if (next == null) {
            return false;
        }
        if (next.validUntil().isAfter(nowAt)) {
            chosen.add(new Claimed(queue, next, ids.next(), slot));
        } else {
            expired.accept(queue, next);
        }
        return true;
    }
}
