package io.tidings.broadcast.progress;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.planner.Planner;
import io.tidings.events.MessagesChanged;
import io.tidings.events.MessagesChanged.Change;
import io.tidings.events.Topic;
import io.tidings.platform.event.EventConsumers;
import io.tidings.platform.event.Inbox;
import io.tidings.platform.event.ReceivedEvent;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Takes over what the senders and the providers report of messages. */
@Singleton
class Progress {

    private static final String CONSUMER = "progress";

    private final Transactions transactions;
    private final Inbox inbox;
    private final RecipientStates states;
    private final BroadcastCounts counts;
    private final Planner planner;

    Progress(Transactions transactions, Inbox inbox, RecipientStates states, BroadcastCounts counts, Planner planner) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.states = states;
        this.counts = counts;
        this.planner = planner;
    }

    void subscribe(@Observes StartupEvent started, EventConsumers consumers) {
        consumers.subscribe(CONSUMER, Set.of(Topic.MESSAGE), this::accept);
    }

    Uni<Void> accept(List<ReceivedEvent> batch) {
        return transactions.asWorker(
                tx -> inbox.firstTimes(tx, CONSUMER, batch).chain(first -> apply(tx, changes(first))));
    }

    /** The changes of broadcasts' messages, by message, in their order. */
    private static Map<UUID, List<Change>> changes(List<ReceivedEvent> events) {
        Map<UUID, List<Change>> changes = new LinkedHashMap<>();
        for (ReceivedEvent received : events) {
            if (received.event() instanceof MessagesChanged changed && changed.broadcast() != null) {
                changed.changes()
                        .forEach(change -> changes.computeIfAbsent(change.message(), id -> new ArrayList<>())
                                .add(change));
            }
        }
        return changes;
    }

    private Uni<Void> apply(Tx tx, Map<UUID, List<Change>> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return states.lock(tx, changes.keySet())
                .map(stored -> movements(stored.values(), changes))
                .chain(movements -> movements.isEmpty() ? Uni.createFrom().voidItem() : write(tx, movements));
    }

    private static List<Movement> movements(
            Collection<RecipientStates.Stored> stored, Map<UUID, List<Change>> changes) {
        return stored.stream()
                .map(one -> movement(one, Objects.requireNonNull(changes.get(one.recipient()))))
                .filter(movement -> !movement.after().equals(movement.before()))
                .toList();
    }

    private static Movement movement(RecipientStates.Stored stored, List<Change> changes) {
        RecipientState state = stored.state();
        for (Change change : changes) {
            state = state.after(change);
        }
        return new Movement(stored.recipient(), stored.broadcast(), stored.state(), state);
    }

    private Uni<Void> write(Tx tx, List<Movement> movements) {
        SortedMap<UUID, Tally> changes = new TreeMap<>();
        movements.forEach(movement -> changes.merge(movement.broadcast(), movement.change(), Tally::plus));
        if (changes.values().stream().anyMatch(tally -> tally.reported() > 0)) {
            tx.afterCommit(planner::wake);
        }
        return states.write(tx, movements).chain(() -> counts.add(tx, changes));
    }
}
