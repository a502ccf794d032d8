package io.tidings.messaging.sender;

import io.smallrye.mutiny.Uni;
import io.tidings.events.Address;
import io.tidings.events.Lane;
import io.tidings.events.TextContent;
import io.tidings.messaging.loop.ManualLoop;
import io.tidings.messaging.queue.QueueStore.Claim;
import io.tidings.messaging.queue.QueueStore.LanePosition;
import io.tidings.messaging.queue.StandInQueue;
import io.tidings.messaging.queue.Waiting;
import io.tidings.messaging.settlement.AttemptResult;
import io.tidings.messaging.settlement.Ending;
import io.tidings.messaging.settlement.Results;
import io.tidings.messaging.settlement.StandInResults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Queue, attempts and leases in memory, whose answers may be late, or fail before or after the work is done. */
final class VirtualStore {

    enum State {
        QUEUED,
        CLAIMED,
        UNKNOWN,
        SETTLED
    }

    static final Duration LEASE = Duration.ofSeconds(5);

    final Map<UUID, Row> rows = new LinkedHashMap<>();
    private final Map<Integer, Owned> owners = new HashMap<>();
    private final ManualLoop time;
    private final Random random;
    private long nextPlace;
    private double faults;
    private boolean away;
    private boolean full;

    VirtualStore(ManualLoop time, Random random) {
        this.time = time;
        this.random = random;
    }

    /** How often an answer fails; whether none is given at all. */
    void behave(double faultRate, boolean isAway) {
        faults = faultRate;
        away = isAway;
    }

    /** Whether it takes no results, although everything else goes on. */
    void takeNoResults(boolean isFull) {
        full = isFull;
    }

    Row add(UUID device, int shard, Lane lane, String to, Duration validity) {
        Instant now = time.now();
        Waiting waiting = new Waiting(
                UUID.randomUUID(),
                device,
                null,
                device,
                shard,
                lane,
                ++nextPlace,
                Address.phone(to),
                new TextContent("hello"),
                Map.of(),
                now,
                now.plus(validity),
                0,
                0);
        Row row = new Row(waiting);
        rows.put(waiting.id(), row);
        return row;
    }

    private <T> Uni<T> answer(Supplier<T> work) {
        boolean failsBefore = away || random.nextDouble() < faults / 2;
        boolean failsAfter = random.nextDouble() < faults / 2;
        Duration there = Duration.ofMillis(random.nextInt(faults > 0 ? 60 : 4));
        Duration back = Duration.ofMillis(random.nextInt(faults > 0 ? 60 : 4));
        return Uni.createFrom()
                .emitter(emitter -> time.after(there, () -> {
                    if (failsBefore) {
                        time.after(back, () -> emitter.fail(new IllegalStateException("away")));
                        return;
                    }
                    T done = work.get();
                    time.after(
                            back,
                            failsAfter
                                    ? () -> emitter.fail(new IllegalStateException("no answer"))
                                    : () -> emitter.complete(done));
                }));
    }

    /** Whether this epoch may begin calls, by the store's own clock. */
    boolean owns(int shard, long epoch) {
        Owned owned = owners.get(shard);
        return owned != null && owned.epoch == epoch && owned.until > time.nanos();
    }

    /** A new epoch when the last lease is over, otherwise 0. */
    Uni<Long> take(int shard) {
        return answer(() -> takeNow(shard, LEASE));
    }

    long takeNow(int shard, Duration lease) {
        Owned owned = owners.computeIfAbsent(shard, s -> new Owned());
        if (owned.until > time.nanos()) {
            return 0L;
        }
        owned.epoch++;
        owned.until = time.nanos() + lease.toNanos();
        rows.values().stream()
                .filter(row -> row.waiting.shard() == shard && row.state == State.CLAIMED)
                .forEach(Row::loseOwner);
        return owned.epoch;
    }

    /** The lease is over now. */
    void release(int shard) {
        owners.computeIfAbsent(shard, s -> new Owned()).until = time.nanos();
    }

    Uni<Boolean> renew(int shard, long epoch) {
        return answer(() -> {
            Owned owned = owners.computeIfAbsent(shard, s -> new Owned());
            boolean renewed = owned.epoch == epoch;
            if (renewed) {
                owned.until = time.nanos() + LEASE.toNanos();
            }
            return renewed;
        });
    }

    StandInQueue queue() {
        return new StandInQueue() {
            @Override
            public Uni<List<Waiting>> fetch(Collection<LanePosition> lanes, int limit) {
                return answer(() -> lanes.stream()
                        .flatMap(lane -> rows.values().stream()
                                .filter(row -> row.isBehind(lane))
                                .limit(limit)
                                .map(row -> row.waiting))
                        .toList());
            }

            @Override
            public Uni<Set<UUID>> claim(Collection<Claim> claims) {
                List<Claim> list = new ArrayList<>(claims);
                return answer(() -> list.stream()
                        .filter(VirtualStore.this::claim)
                        .map(Claim::message)
                        .collect(Collectors.toSet()));
            }
        };
    }

    private boolean claim(Claim claim) {
        Row row = rows.get(claim.message());
        if (!owns(claim.lease().shard(), claim.lease().epoch())
                || row.state != State.QUEUED
                || !row.waiting.validUntil().isAfter(time.now())) {
            return false;
        }
        row.state = State.CLAIMED;
        row.attempt = claim.attempt();
        row.epoch = claim.lease().epoch();
        row.waiting = row.waiting.again(row.waiting.dueAt(), false);
        return true;
    }

    Results results() {
        return new StandInResults() {
            @Override
            public Uni<Void> apply(List<AttemptResult> results) {
                List<AttemptResult> list = List.copyOf(results);
                if (full) {
                    return Uni.createFrom().failure(new IllegalStateException("full"));
                }
                return answer(() -> {
                            list.forEach(VirtualStore.this::settle);
                            return true;
                        })
                        .replaceWithVoid();
            }
        };
    }

    private void settle(AttemptResult result) {
        Row row = rows.get(result.message());
        if (result.ending() instanceof Ending.Expired) {
            row.state = row.state == State.QUEUED ? State.SETTLED : row.state;
            return;
        }
        boolean open = row.state == State.CLAIMED || row.state == State.UNKNOWN;
        if (!open || !result.attempt().equals(row.attempt)) {
            return;
        }
        switch (result.ending()) {
            case Ending.Unknown ignored -> row.state = State.UNKNOWN;
            case Ending.Again again -> row.queue(again.dueAt(), again.refused());
            case Ending.NotBegun ignored -> row.queue(result.at(), false);
            default -> row.state = State.SETTLED;
        }
    }

    /** A message, as the table has it. */
    static final class Row {
        Waiting waiting;
        State state = State.QUEUED;

        @Nullable
        UUID attempt;

        long epoch;
        /** Its owner died; should it come back to the queue, others have gone on. */
        boolean lost;

        Row(Waiting waiting) {
            this.waiting = waiting;
        }

        private boolean isBehind(LanePosition lane) {
            return state == State.QUEUED
                    && waiting.device().equals(lane.device())
                    && waiting.lane() == lane.lane()
                    && waiting.place() > lane.after();
        }

        private void loseOwner() {
            state = State.UNKNOWN;
            lost = true;
        }

        private void queue(Instant dueAt, boolean refused) {
            state = State.QUEUED;
            waiting = due(waiting, dueAt, waiting.refusals() + (refused ? 1 : 0));
        }

        private static Waiting due(Waiting w, Instant at, int refusals) {
            return new Waiting(
                    w.id(),
                    w.workspace(),
                    w.broadcast(),
                    w.device(),
                    w.shard(),
                    w.lane(),
                    w.place(),
                    w.to(),
                    w.content(),
                    w.parameters(),
                    at,
                    w.validUntil(),
                    w.tries(),
                    refusals);
        }

        /** Whether it must be over before that one may be sent. */
        boolean precedes(Row other) {
            return !lost
                    && waiting.device().equals(other.waiting.device())
                    && waiting.lane() == other.waiting.lane()
                    && waiting.to().equals(other.waiting.to())
                    && waiting.place() < other.waiting.place();
        }
    }

    private static final class Owned {
        private long epoch;
        private long until;
    }
}
