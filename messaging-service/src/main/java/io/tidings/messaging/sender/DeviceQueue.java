package io.tidings.messaging.sender;

import io.tidings.events.Lane;
import io.tidings.messaging.device.Device;
import io.tidings.messaging.queue.QueueStore.LanePosition;
import io.tidings.messaging.queue.Waiting;
import io.tidings.messaging.shard.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A device that this process sends for: its lanes, and its rate. The plan gives out slots ahead of time; the gate is
 * asked when a call begins, so that calls that come late, all at once, still keep to the rate.
 */
final class DeviceQueue {

    /** What a slow device sends in this time is all that is read ahead for it. */
    private static final int AHEAD_SECONDS = 5;

    private static final int LEAST = 20;
    private static final Lane[] LANES = Lane.values();
    private static final Set<Lane> URGENT = EnumSet.of(Lane.OTP, Lane.TRANSACTIONAL);

    private final Lease lease;
    private final Map<Lane, LaneBuffer> lanes = new EnumMap<>(Lane.class);
    private final Gcra plan;
    private final Gcra gate;
    private final Breaker breaker;
    private final int bulkShare;
    private final Agenda agenda;
    private final Predicate<Waiting> held;
    private Device device;
    private int turn;
    private int claimed;

    DeviceQueue(
            Device device, Lease lease, Gcra plan, Gcra gate, Breaker breaker, int bulkShare, Predicate<Waiting> held) {
        this.device = device;
        this.lease = lease;
        this.plan = plan;
        this.gate = gate;
        this.breaker = breaker;
        this.bulkShare = bulkShare;
        this.agenda = new Agenda(bulkShare);
        this.held = held;
        for (Lane lane : LANES) {
            lanes.put(lane, new LaneBuffer());
        }
    }

    Device device() {
        return device;
    }

    Lease lease() {
        return lease;
    }

    /** What is claimed and not begun. */
    Agenda agenda() {
        return agenda;
    }

    LaneBuffer lane(Lane lane) {
        return Objects.requireNonNull(lanes.get(lane));
    }

    /**
     * How long until a claim may find something here: until the next message is due and its slot is within the horizon.
     * Zero or negative when it may now, null when nothing waits.
     */
    @Nullable
    Duration untilReady(long now, Instant nowAt, Duration horizon) {
        Duration due = untilDue(nowAt);
        if (due == null) {
            return null;
        }
        Duration slot = Duration.ofNanos(nextSlot(now) - now).minus(horizon);
        return due.compareTo(slot) > 0 ? due : slot;
    }

    /** Whether something can be sent now that goes before bulk. */
    boolean hasUrgent(Instant now) {
        return URGENT.stream().map(this::lane).anyMatch(lane -> lane.hasReady() || isDue(lane, now));
    }

    private static boolean isDue(LaneBuffer lane, Instant now) {
        Instant due = lane.nextDue();
        return due != null && !due.isAfter(now);
    }

    private @Nullable Duration untilDue(Instant now) {
        if (lanes.values().stream().anyMatch(LaneBuffer::hasReady)) {
            return Duration.ZERO;
        }
        return lanes.values().stream()
                .map(LaneBuffer::nextDue)
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo)
                .map(due -> Duration.between(now, due))
                .orElse(null);
    }

    Breaker breaker() {
        return breaker;
    }

    /** The next slot that is free, at {@code now} or later. */
    long nextSlot(long now) {
        long slot = plan.nextAllowed(now);
        long allowed = breaker.nextAllowed(now);
        return allowed - slot > 0 ? allowed : slot;
    }

    /** Takes the next message for a slot, by the order of lanes; null when nothing may be sent. */
    @Nullable
    Waiting poll(long slot, Instant now) {
        return taken(slot, () -> pollLanes(now));
    }

    /** Takes the next message that goes before bulk, for a slot whose place in time it need not wait for. */
    @Nullable
    Waiting pollUrgent(long slot, Instant now) {
        return taken(slot, () -> poll(URGENT, now));
    }

    private @Nullable Waiting taken(long slot, Supplier<@Nullable Waiting> lanes) {
        Waiting next = breaker.allows(slot, claimed) ? lanes.get() : null;
        // what is held takes no slot; it is read again when it is lifted
        while (next != null && held.test(next)) {
            lane(next.lane()).ended(next);
            next = lanes.get();
        }
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
        return poll(lanes.keySet(), now);
    }

    private @Nullable Waiting poll(Set<Lane> some, Instant now) {
        for (Lane lane : some) {
            Waiting next = lane(lane).poll(now);
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    /** Whether the breaker lets a claimed message be called now. */
    boolean mayCall(long now) {
        return breaker.allows(now, claimed - 1);
    }

    /** When a call that is due now may begin: {@code now}, or later when the rate would be exceeded. */
    long begin(long now) {
        long allowed = gate.nextAllowed(now);
        if (allowed - now <= 0) {
            gate.take(now);
        }
        return allowed;
    }

    /** A call comes late and takes the place of a later one: the plan goes on one place later. Once a call. */
    void late() {
        plan.delay(gate.interval());
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

    DeviceInHand inHand(long now) {
        int ready = lanes.values().stream().mapToInt(LaneBuffer::ready).sum();
        long wait = (nextSlot(now) - now) / 1_000_000;
        return new DeviceInHand(device.id(), device.shard(), lease.epoch(), ready, claimed, breaker.isOpen(), wait);
    }

    /** Adds the lanes that the store should be read for, each for some seconds ahead. */
    void hungry(int prefetch, List<Hungry> found) {
        int most = Math.clamp((long) AHEAD_SECONDS * device.ratePerSecond(), LEAST, Math.max(LEAST, prefetch));
        for (Lane name : LANES) {
            LaneBuffer lane = lane(name);
            if (lane.wants(most)) {
                found.add(new Hungry(new LanePosition(device.shard(), device.id(), name, lane.after()), lane, most));
            }
        }
    }

    void rewind() {
        lanes.values().forEach(LaneBuffer::rewind);
    }

    /** The device is as it is now; what comes begins at its rate. */
    void update(Device changed, double headroom) {
        if (changed.ratePerSecond() != device.ratePerSecond()) {
            plan.allow(changed.ratePerSecond() * headroom);
            gate.allow(changed.ratePerSecond());
        }
        device = changed;
    }

    /**
     * A lane that the store should be read for.
     *
     * @param most how many messages it needs at most
     */
    record Hungry(LanePosition position, LaneBuffer lane, int most) {}
}
