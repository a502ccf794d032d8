package io.tidings.messaging.shard;

import io.tidings.events.ReceiptState;
import io.tidings.events.SendingState;
import io.tidings.messaging.shard.Step.End;
import io.tidings.messaging.shard.Step.Owner;
import io.tidings.messaging.shard.Step.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The model of a shard with one device: maps and a flag. */
final class SimpleShard {

    final Map<UUID, SimpleMessage> messages = new LinkedHashMap<>();
    private final Map<Owner, Integer> leases = new EnumMap<>(Owner.class);
    private final Set<Target> holds = EnumSet.noneOf(Target.class);
    private final Set<UUID> providerKnows = new HashSet<>();
    private final Map<UUID, List<ReceiptState>> unmatched = new HashMap<>();
    private @Nullable Owner owner;
    private boolean runs;
    private int epoch;

    void accept(Collection<UUID> ids) {
        ids.forEach(id -> messages.computeIfAbsent(id, SimpleMessage::new));
    }

    void endLease() {
        runs = false;
    }

    boolean take(Owner taker) {
        if (runs && taker != owner) {
            return false;
        }
        owner = taker;
        runs = true;
        leases.put(taker, ++epoch);
        messages.values().forEach(SimpleMessage::loseOwner);
        return true;
    }

    boolean renew(Owner renewer) {
        boolean renewed = has(renewer);
        runs |= renewed;
        return renewed;
    }

    /** Whether the owner's last lease is the one that counts. */
    private boolean has(Owner one) {
        return epoch > 0 && leases.getOrDefault(one, 0) == epoch;
    }

    boolean claim(Owner claimer, UUID id, UUID attempt) {
        SimpleMessage message = messages.get(id);
        boolean may = has(claimer) && holds.isEmpty() && message != null && isQueued(message);
        if (may) {
            message.claim(attempt);
        }
        return may;
    }

    /** What an owner reads: what is queued and not held. */
    Set<UUID> readable() {
        return holds.isEmpty() ? queued() : Set.of();
    }

    private Set<UUID> queued() {
        Set<UUID> found = new HashSet<>();
        messages.values().stream().filter(SimpleShard::isQueued).forEach(m -> found.add(m.id));
        return found;
    }

    private static boolean isQueued(SimpleMessage message) {
        return message.sending == SendingState.QUEUED;
    }

    void end(Attempt attempt) {
        SimpleMessage message = messages.get(attempt.message());
        if (message != null) {
            message.end(attempt.id(), attempt.end());
        }
        if (attempt.end() == End.SENT) {
            match(attempt);
        }
    }

    void expire(UUID id) {
        SimpleMessage message = messages.get(id);
        if (message != null) {
            message.expire();
        }
    }

    /** A receipt that names our message, and perhaps tells the provider's id of its attempt for the first time. */
    void report(UUID id, ReceiptState status, @Nullable Attempt of) {
        SimpleMessage message = messages.get(id);
        if (message == null) {
            return;
        }
        boolean waited = message.waits();
        message.report(status);
        if (of != null && waited && !message.waits()) {
            match(of);
        }
    }

    void reportNameless(Attempt attempt, ReceiptState status) {
        if (providerKnows.contains(attempt.id())) {
            messages.get(attempt.message()).report(status);
        } else {
            unmatched.computeIfAbsent(attempt.id(), id -> new ArrayList<>()).add(status);
        }
    }

    private void match(Attempt attempt) {
        providerKnows.add(attempt.id());
        List<ReceiptState> earlier = unmatched.remove(attempt.id());
        if (earlier != null) {
            earlier.sort(Comparator.comparingInt(ReceiptState::rank));
            earlier.forEach(status -> messages.get(attempt.message()).report(status));
        }
    }

    void hold(Target target, boolean held) {
        if (held) {
            holds.add(target);
        } else {
            holds.remove(target);
        }
    }

    /** @param end how it ends; one that was not claimed was never begun */
    record Attempt(UUID id, UUID message, End end) {

        String providerId() {
            return "wamid." + id;
        }
    }
}
