package io.tidings.messaging.sender;

import io.tidings.events.Lane;
import io.tidings.messaging.device.Device;
import io.tidings.messaging.queue.QueueStore.LanePosition;
import io.tidings.messaging.queue.Waiting;
import io.tidings.messaging.shard.Lease;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A device that this process sends for: its lanes, and its rate. The plan gives out slots ahead of time; the gate is
 * asked when a call begins, so that calls that come late, all at once, still keep to the rate.
 */
final class DeviceQueue {

    private final Lease lease;
    private final Map<Lane, LaneBuffer> lanes = new EnumMap<>(Lane.class);
    private final Gcra plan;
    private final Gcra gate;
    private final int bulkShare;
    private Device device;
    private int turn;
    private int claimed;

    DeviceQueue(Device device, Lease lease, Gcra plan, Gcra gate, int bulkShare) {
        this.device = device;
        this.lease = lease;
        this.plan = plan;
        this.gate = gate;
        this.bulkShare = bulkShare;
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new LaneBuffer());
        }
    }

    Device device() {
        return device;
    }

    Lease lease() {
        return lease;
    }

    LaneBuffer lane(Lane lane) {
        return Objects.requireNonNull(lanes.get(lane));
    }

    /** Whether anything can be sent now; retries that are not due yet don't count. */
    boolean hasReady(Instant now) {
        return lanes.values().stream().anyMatch(lane -> lane.hasReady() || isDue(lane, now));
    }

    /** The earliest instant at which something that waits for its time is due, or null. */
    @Nullable
    Instant nextDue() {
        return lanes.values().stream()
                .map(LaneBuffer::nextDue)
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static boolean isDue(LaneBuffer lane, Instant now) {
        Instant due = lane.nextDue();
        return due != null && !due.isAfter(now);
    }

    /** The next slot that is free, at {@code now} or later. */
    long nextSlot(long now) {
        return plan.nextAllowed(now);
    }

    /** Takes the next message for a slot, by the order of lanes; null when nothing may be sent. */
    @Nullable
    Waiting poll(long slot, Instant now) {
        Waiting next = pollLanes(now);
        if (next != null) {
            plan.take(slot);
            claimed++;
        }
        return next;
    }

    private @Nullable Waiting pollLanes(Instant now) {
        turn++;
        Waiting shared = turn % bulkShare == 0 ? lane(Lane.BULK).poll(now) : null;
        if (shared != null) {
            return shared;
        }
        for (Lane lane : Lane.values()) {
            Waiting next = lane(lane).poll(now);
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    /** When a call that is due now may begin: {@code now}, or later when the rate would be exceeded. */
    long begin(long now) {
        long allowed = gate.nextAllowed(now);
        if (allowed - now > 0) {
            plan.delay(gate.interval());
        } else {
            gate.take(now);
        }
        return allowed;
    }

    /** A claimed message is no longer under way. */
    void settled() {
        claimed--;
    }

    /** Whether no claimed message is under way. */
    boolean isQuiet() {
        return claimed == 0;
    }

    /** Begins nothing before {@code at}. */
    void restUntil(long at) {
        plan.restUntil(at);
        gate.restUntil(at);
    }

    /** Lanes that the store should be read for. */
    List<LanePosition> hungry(int prefetch) {
        return lanes.entrySet().stream()
                .filter(lane -> lane.getValue().wants(prefetch))
                .map(lane -> new LanePosition(
                        device.shard(),
                        device.id(),
                        lane.getKey(),
                        lane.getValue().after()))
                .toList();
    }

    /** The store is being read. */
    void reading() {
        lanes.values().forEach(LaneBuffer::reading);
    }

    void rewind() {
        lanes.values().forEach(LaneBuffer::rewind);
    }

    void update(Device changed) {
        device = changed;
    }
}
