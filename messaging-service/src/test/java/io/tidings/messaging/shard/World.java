package io.tidings.messaging.shard;

import io.tidings.events.Address;
import io.tidings.events.Lane;
import io.tidings.events.SendRequested;
import io.tidings.events.TextContent;
import io.tidings.messaging.queue.QueueStore.LanePosition;
import io.tidings.messaging.shard.SimpleShard.Attempt;
import io.tidings.messaging.shard.Step.Owner;
import io.tidings.messaging.shard.Step.Target;
import io.tidings.platform.id.Uuid7s;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One sequence: a shard with one device of a new workspace, and what its owners remember. */
final class World {

    final int shard;
    final long seed;
    final List<Step> steps;
    final SimpleShard model = new SimpleShard();
    final UUID workspace = UUID.randomUUID();
    final UUID device = UUID.randomUUID();
    final UUID broadcast = UUID.randomUUID();
    final List<UUID> messages;
    final List<Attempt> attempts = new ArrayList<>();
    private final Map<Owner, Lease> leases = new EnumMap<>(Owner.class);

    World(int shard, long seed, List<Step> steps, Uuid7s ids) {
        this.shard = shard;
        this.seed = seed;
        this.steps = steps;
        this.messages = IntStream.range(0, 4).mapToObj(i -> ids.next()).toList();
    }

    /** The last lease that the owner got; before the first one an epoch that never counted. */
    Lease lease(Owner owner) {
        return leases.computeIfAbsent(owner, o -> new Lease(shard, -1, Long.MAX_VALUE));
    }

    void took(Owner owner, long epoch) {
        leases.put(owner, new Lease(shard, epoch, Long.MAX_VALUE));
    }

    List<UUID> ids(Collection<Integer> numbers) {
        return numbers.stream().map(messages::get).toList();
    }

    SendRequested command(Collection<UUID> ids) {
        return new SendRequested(
                workspace,
                broadcast,
                device,
                shard,
                Lane.BULK,
                new TextContent("hello"),
                Instant.now().plusSeconds(3600),
                new BigDecimal("0.5"),
                ids.stream()
                        .map(id -> new SendRequested.Recipient(id, Address.phone("213551000001"), Map.of()))
                        .toList());
    }

    LanePosition position() {
        return new LanePosition(shard, device, Lane.BULK, 0);
    }

    UUID target(Target target) {
        return switch (target) {
            case BROADCAST -> broadcast;
            case DEVICE -> device;
            case WORKSPACE -> workspace;
        };
    }

    /** Attempts by how long ago they were made; at most one of each message. */
    Collection<Attempt> recent(Set<Integer> numbers) {
        Map<UUID, Attempt> byMessage = new LinkedHashMap<>();
        numbers.stream()
                .map(this::recent)
                .filter(attempt -> attempt != null)
                .forEach(attempt -> byMessage.putIfAbsent(attempt.message(), attempt));
        return byMessage.values();
    }

    @Nullable
    Attempt recent(int number) {
        return attempts.isEmpty() ? null : attempts.get(attempts.size() - 1 - number % attempts.size());
    }

    /** The attempt that the model thinks is the message's last. */
    @Nullable
    Attempt current(UUID message) {
        SimpleMessage expected = model.messages.get(message);
        UUID last = expected == null ? null : expected.attempt;
        return attempts.stream()
                .filter(attempt -> attempt.id().equals(last))
                .findFirst()
                .orElse(null);
    }

    /** What to say of a difference. */
    String after(int step) {
        return "seed " + seed + ", after " + steps.subList(0, Math.min(step + 1, steps.size()));
    }
}
