package io.tidings.messaging.sender;

import io.tidings.messaging.queue.Waiting;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of one lane of one device is in memory. Messages come out in the order of their places, but for those whose
 * recipient still has an earlier one under way or waiting for a retry: these wait behind it.
 */
final class LaneBuffer {

    private static final long NOTHING = Long.MAX_VALUE;

    private final Queue<Waiting> ready = new PriorityQueue<>(Comparator.comparingLong(Waiting::place));
    private final Queue<Waiting> later = new PriorityQueue<>(Comparator.comparing(Waiting::dueAt));
    /** Not attempted yet and not due yet; unlike a retry, such a message holds up nobody. */
    private final Queue<Waiting> scheduled = new PriorityQueue<>(Comparator.comparing(Waiting::dueAt));

    private final Map<String, Deque<Waiting>> behind = new HashMap<>();
    private final Set<UUID> known = new HashSet<>();
    private long after;
    private boolean more = true;
    private long missed = NOTHING;

    /** The store is being read from {@link #after()} on: what arrives from now on may not be in the answer. */
    void reading() {
        missed = NOTHING;
    }

    /** Adds what was read from the store; what is already here stays as it is. */
    void add(List<Waiting> found, int limit, Instant now) {
        for (Waiting message : found) {
            after = Math.max(after, message.place());
            if (known.add(message.id())) {
                if (message.tries() == 0 && message.dueAt().isAfter(now)) {
                    scheduled.add(message);
                } else {
                    // retries too, so that they keep their place among what their recipient gets
                    ready.add(message);
                }
            }
        }
        more = found.size() >= limit;
        if (missed != NOTHING) {
            arrived(missed);
        }
    }

    /** The next message that may be sent, or null. Its recipient is busy until {@link #ended}. */
    @Nullable
    Waiting poll(Instant now) {
        Waiting due = later.peek();
        if (due != null && !due.dueAt().isAfter(now)) {
            return later.poll();
        }
        for (Waiting next = scheduled.peek(); next != null && !next.dueAt().isAfter(now); next = scheduled.peek()) {
            ready.add(next);
            scheduled.remove();
        }
        for (Waiting next = ready.poll(); next != null; next = ready.poll()) {
            Deque<Waiting> followers = behind.get(next.to().value());
            if (followers != null) {
                followers.addLast(next);
            } else {
                behind.put(next.to().value(), new ArrayDeque<>());
                if (!next.dueAt().isAfter(now)) {
                    return next;
                }
                later.add(next);
            }
        }
        return null;
    }

    /** The message is over, or is no longer ours: its followers may go. */
    void ended(Waiting message) {
        known.remove(message.id());
        Deque<Waiting> followers = behind.remove(message.to().value());
        while (followers != null && !followers.isEmpty()) {
            ready.add(followers.removeLast());
        }
    }

    /** The message is to be tried again; its recipient stays busy. */
    void again(Waiting message) {
        later.add(message);
    }

    /** There is more in the store, from this place on. */
    void arrived(long firstPlace) {
        after = Math.min(after, firstPlace - 1);
        missed = Math.min(missed, firstPlace);
        more = true;
    }

    /** Reads from the beginning again: what is here stays. */
    void rewind() {
        arrived(1);
    }

    long after() {
        return after;
    }

    /** Whether the store should be read for it. */
    boolean wants(int prefetch) {
        return more && ready.size() < prefetch / 2;
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    /** How many may be sent now. */
    int ready() {
        return ready.size();
    }

    /** When the next one of those that wait for their time is due, or null. */
    @Nullable
    Instant nextDue() {
        return Stream.of(later, scheduled)
                .map(Queue::peek)
                .flatMap(Stream::ofNullable)
                .map(Waiting::dueAt)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
