package io.tidings.broadcast.confirmation;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.confirmation.ReplyTable.Answering;
import io.tidings.broadcast.confirmation.ReplyTable.CountChange;
import io.tidings.events.InboundReceived;
import io.tidings.events.Topic;
import io.tidings.platform.event.EventConsumers;
import io.tidings.platform.event.Inbox;
import io.tidings.platform.event.ReceivedEvent;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Takes over what recipients answer: confirmations, cancellations, and that they answered at all. */
@Singleton
class Replies {

    private static final String CONSUMER = "replies";

    private final Transactions transactions;
    private final Inbox inbox;
    private final ReplyTable table;

    Replies(Transactions transactions, Inbox inbox, ReplyTable table) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.table = table;
    }

    void subscribe(@Observes StartupEvent started, EventConsumers consumers) {
        consumers.subscribe(CONSUMER, Set.of(Topic.INBOUND), this::accept);
    }

    Uni<Void> accept(List<ReceivedEvent> batch) {
        return transactions.asWorker(
                tx -> inbox.firstTimes(tx, CONSUMER, batch).chain(first -> store(tx, replies(first))));
    }

    private static List<Reply> replies(List<ReceivedEvent> events) {
        return events.stream()
                .map(ReceivedEvent::event)
                .filter(InboundReceived.class::isInstance)
                .map(event -> Reply.of((InboundReceived) event))
                .flatMap(Optional::stream)
                .toList();
    }

    private Uni<Void> store(Tx tx, List<Reply> replies) {
        if (replies.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> recipients =
                replies.stream().map(Reply::recipient).distinct().toList();
        return table.lock(tx, recipients)
                .chain(ours -> table.insert(tx, toOurs(replies, ours)).chain(fresh -> react(tx, ours, fresh)));
    }

    private static List<Reply> toOurs(List<Reply> replies, Map<UUID, Answering> ours) {
        return replies.stream()
                .filter(reply -> ours.containsKey(reply.recipient()))
                .toList();
    }

    private Uni<Void> react(Tx tx, Map<UUID, Answering> stored, List<Reply> fresh) {
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<UUID, Answering> now = new LinkedHashMap<>(stored);
        for (Reply reply : fresh) {
            now.computeIfPresent(reply.recipient(), (id, known) -> known.after(reply));
        }
        return table.react(tx, now.values()).chain(() -> table.count(tx, changes(stored, now)));
    }

    private static SortedMap<UUID, CountChange> changes(Map<UUID, Answering> before, Map<UUID, Answering> after) {
        SortedMap<UUID, CountChange> changes = new TreeMap<>();
        before.forEach((id, was) -> {
            Answering is = after.getOrDefault(id, was);
            changes.merge(is.broadcast(), change(was.reaction(), is.reaction()), CountChange::plus);
        });
        return changes;
    }

    private static CountChange change(Reaction was, Reaction is) {
        return new CountChange(
                (is.confirmed() ? 1 : 0) - (was.confirmed() ? 1 : 0),
                (is.interacted() ? 1 : 0) - (was.interacted() ? 1 : 0));
    }
}
