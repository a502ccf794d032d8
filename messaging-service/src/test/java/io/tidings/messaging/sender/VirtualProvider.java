package io.tidings.messaging.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.tidings.messaging.channel.Channel;
import io.tidings.messaging.channel.Consequence;
import io.tidings.messaging.channel.OutgoingMessage;
import io.tidings.messaging.channel.SendOutcome;
import io.tidings.messaging.channel.ThrottleScope;
import io.tidings.messaging.loop.ManualLoop;
import io.tidings.messaging.sender.VirtualStore.Row;
import io.tidings.messaging.sender.VirtualStore.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** A provider that answers as it likes, and that minds what it is called with. */
final class VirtualProvider implements Channel {

    /** When calls were begun, by device. */
    final Map<UUID, List<Long>> begun = new HashMap<>();

    private final ManualLoop process;
    private final ManualLoop time;
    private final VirtualStore store;
    private final Random random;
    private final Set<UUID> maybeTaken = new HashSet<>();
    private boolean kind;

    VirtualProvider(ManualLoop process, ManualLoop time, VirtualStore store, Random random) {
        this.process = process;
        this.time = time;
        this.store = store;
        this.random = random;
    }

    /** From now on everything is accepted. */
    void beKind() {
        kind = true;
    }

    @Override
    public String provider() {
        return "virtual";
    }

    @Override
    public Uni<SendOutcome> send(OutgoingMessage message, BooleanSupplier beforeWrite) {
        begun.computeIfAbsent(message.device(), device -> new ArrayList<>()).add(process.nanos());
        return Uni.createFrom()
                .emitter(emitter -> process.after(Duration.ofMillis(kind ? 0 : random.nextInt(40)), () -> {
                    if (!kind && random.nextInt(30) == 0) {
                        emitter.complete(new SendOutcome.NotWritten("no connection"));
                    } else if (!beforeWrite.getAsBoolean()) {
                        emitter.complete(new SendOutcome.NotBegun());
                    } else {
                        SendOutcome outcome = write(store.rows.get(message.id()));
                        process.after(Duration.ofMillis(1 + random.nextInt(200)), () -> emitter.complete(outcome));
                    }
                }));
    }

    private SendOutcome write(Row row) {
        String what = "message " + row.waiting.place() + " at " + time.nanos() / 1_000_000 + " ms";
        assertThat(row.state).as("%s is claimed", what).isEqualTo(State.CLAIMED);
        assertThat(store.owns(row.waiting.shard(), row.epoch))
                .as("%s is sent under a lease that runs", what)
                .isTrue();
        assertThat(maybeTaken.add(row.waiting.id()))
                .as("%s was definitely refused before", what)
                .isTrue();
        assertThat(store.rows.values().stream()
                        .filter(other -> other.precedes(row))
                        .filter(other -> other.state == State.QUEUED || other.state == State.CLAIMED)
                        .filter(other -> other.waiting.validUntil().isAfter(time.now()))
                        .map(other -> other.waiting.place() + " due " + other.waiting.dueAt() + " " + other.state))
                .as("%s comes after those before it", what)
                .isEmpty();
        assertThat(row.waiting.dueAt()).as("%s is due", what).isBeforeOrEqualTo(time.now());
        SendOutcome outcome = kind ? new SendOutcome.Accepted("id") : outcome(random.nextInt(100));
        if (!(outcome instanceof SendOutcome.Accepted) && !(outcome instanceof SendOutcome.Unknown)) {
            maybeTaken.remove(row.waiting.id());
        }
        return outcome;
    }

    private SendOutcome outcome(int dice) {
        if (dice < 70) {
            return new SendOutcome.Accepted("id");
        } else if (dice < 75) {
            return new SendOutcome.Throttled(
                    130429, "Rate limit hit", ThrottleScope.DEVICE, Duration.ofMillis(random.nextInt(1_000)));
        } else if (dice < 80) {
            return new SendOutcome.Throttled(
                    131056, "Pair rate limit hit", ThrottleScope.RECIPIENT, Duration.ofMillis(random.nextInt(3_000)));
        } else if (dice < 88) {
            return new SendOutcome.Retryable(131000, "Something went wrong");
        } else if (dice < 93) {
            return new SendOutcome.Unknown("no answer");
        } else if (dice < 94) {
            return new SendOutcome.Refused(190, "Token expired", Consequence.STOP_ACCOUNT);
        }
        return new SendOutcome.Refused(131026, "Undeliverable", Consequence.NONE);
    }
}
