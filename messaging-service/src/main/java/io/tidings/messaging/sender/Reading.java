package io.tidings.messaging.sender;

import io.tidings.events.Lane;
import io.tidings.messaging.loop.Loop;
import io.tidings.messaging.queue.QueueStore;
import io.tidings.messaging.queue.Waiting;
import io.tidings.messaging.sender.DeviceQueue.Hungry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Reads lanes ahead, many in one statement and one statement at a time, and has claimed what it found. On the loop. */
final class Reading {

    private static final Logger LOG = Logger.getLogger(Reading.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int LANES_AT_ONCE = 64;
    private static final Comparator<Hungry> EMPTIEST =
            Comparator.comparingInt(one -> one.lane().ready());

    private final Loop loop;
    private final SenderConfig config;
    private final QueueStore store;
    private final Collection<DeviceQueue> queues;
    private final Claims claims;
    private boolean reading;
    private boolean readAgain;

    /** @param queues those that the sender has, whichever these are */
    Reading(Loop loop, SenderConfig config, QueueStore store, Collection<DeviceQueue> queues, Claims claims) {
        this.loop = loop;
        this.config = config;
        this.store = store;
        this.queues = queues;
        this.claims = claims;
    }

    /** Reads what lanes want, or only wakes the claims when they want nothing. */
    void read() {
        if (reading) {
            readAgain = true;
            return;
        }
        List<Hungry> hungry = hungry();
        if (hungry.isEmpty()) {
            claims.wake();
            return;
        }
        reading = true;
        hungry.forEach(one -> one.lane().reading());
        // one number for all, which the planner of statements knows; for some of them it is more than they need
        int limit = hungry.stream().mapToInt(Hungry::most).max().orElseThrow();
        store.fetch(hungry.stream().map(Hungry::position).toList(), limit)
                .emitOn(loop::run)
                .subscribe()
                .with(found -> found(hungry, limit, found), e -> loop.run(() -> failed(e)));
    }

    private void failed(Throwable reason) {
        reading = false;
        LOG.warnf("the queue could not be read: %s", reason.toString());
        loop.after(RETRY, this::read);
    }

    /** The emptiest lanes first; a statement that read them all would keep those waiting that have nothing. */
    private List<Hungry> hungry() {
        List<Hungry> hungry = new ArrayList<>();
        queues.forEach(queue -> queue.hungry(config.prefetch(), hungry));
        if (hungry.size() <= LANES_AT_ONCE) {
            return hungry;
        }
        readAgain = true;
        hungry.sort(EMPTIEST);
        return hungry.subList(0, LANES_AT_ONCE);
    }

    private void found(List<Hungry> asked, int limit, List<Waiting> found) {
        reading = false;
        Map<LaneKey, List<Waiting>> grouped = new HashMap<>();
        found.forEach(message -> grouped.computeIfAbsent(
                        new LaneKey(message.device(), message.lane()), lane -> new ArrayList<>())
                .add(message));
        Instant now = loop.now();
        for (Hungry one : asked) {
            LaneKey lane = new LaneKey(one.position().device(), one.position().lane());
            one.lane().add(grouped.getOrDefault(lane, List.of()), limit, now);
        }
        if (found.stream().anyMatch(message -> message.lane() != Lane.BULK)) {
            claims.hurry();
        }
        claims.wake();
        if (readAgain) {
            readAgain = false;
            read();
        }
    }

    private record LaneKey(UUID device, Lane lane) {}
}
