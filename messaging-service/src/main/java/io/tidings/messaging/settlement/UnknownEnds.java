package io.tidings.messaging.settlement;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tidings.events.MessageState;
import io.tidings.events.SendingState;
import io.tidings.messaging.settlement.Transition.Facts;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What becomes of a message whose outcome nobody will tell any more: its end as {@code unknown}, or a second try. */
@ApplicationScoped
class UnknownEnds {

    private static final String LEAVE_QUEUE =
            "DELETE FROM queue q USING unnest($1::smallint[], $2::uuid[]) AS u (shard, id)"
                    + " WHERE q.shard = u.shard AND q.id = u.id";
    private static final String END = "UPDATE message SET state = 'unknown', settled_at = $2 WHERE id = ANY ($1)";
    private static final String MARK =
            "UPDATE message SET repeated = true WHERE id = ANY ($1) AND NOT repeated AND valid_until > $2 RETURNING id";

    private final MessageRows rows;
    private final TransitionWriter writer;
    private final Counter ended;
    private final Counter repeated;

    UnknownEnds(MessageRows rows, TransitionWriter writer, MeterRegistry metrics) {
        this.rows = rows;
        this.writer = writer;
        this.ended = metrics.counter("tidings_messaging_unknown_ended_messages");
        this.repeated = metrics.counter("tidings_messaging_unknown_repeated_messages");
    }

    /** Ends those of these messages that are still unknown, and awaits none of them any longer. */
    Uni<Void> end(Tx tx, List<UUID> messages, boolean repeat, Instant now) {
        return rows.lock(tx, messages)
                .map(locked -> locked.values().stream()
                        .filter(row -> row.waiting() && row.state().sending() == SendingState.UNKNOWN)
                        .toList())
                .chain(open -> (repeat ? mark(tx, open, now) : Uni.createFrom().item(Set.<UUID>of()))
                        .chain(again -> settle(tx, open, again, now)))
                .chain(() -> OpenUnknowns.close(tx, messages.toArray(UUID[]::new)));
    }

    /** Marks those that may be attempted once more: a message is repeated once, and within its validity. */
    private static Uni<Set<UUID>> mark(Tx tx, List<MessageRow> open, Instant now) {
        return tx.connection()
                .preparedQuery(MARK)
                .execute(Tuple.of(ids(open), now.atOffset(ZoneOffset.UTC)))
                .map(found -> {
                    Set<UUID> marked = new HashSet<>();
                    found.forEach(row -> marked.add(row.getUUID(0)));
                    return marked;
                });
    }

    private Uni<Void> settle(Tx tx, List<MessageRow> open, Set<UUID> again, Instant now) {
        var byRepeat = open.stream().collect(Collectors.partitioningBy(row -> again.contains(row.id())));
        List<MessageRow> over = byRepeat.getOrDefault(false, List.of());
        List<Transition> repeats = byRepeat.getOrDefault(true, List.of()).stream()
                .map(row -> Transition.to(
                        row, new MessageState(SendingState.QUEUED, row.state().receipt()), now, Facts.due(now)))
                .toList();
        tx.afterCommit(() -> {
            ended.increment(over.size());
            repeated.increment(repeats.size());
        });
        return leave(tx, over, now).chain(() -> writer.write(tx, repeats));
    }

    private static Uni<Void> leave(Tx tx, List<MessageRow> over, Instant now) {
        Short[] shards = over.stream().map(row -> (short) row.shard()).toArray(Short[]::new);
        return tx.connection()
                .preparedQuery(LEAVE_QUEUE)
                .execute(Tuple.of(shards, ids(over)))
                .chain(() ->
                        tx.connection().preparedQuery(END).execute(Tuple.of(ids(over), now.atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    private static UUID[] ids(List<MessageRow> rows) {
        return rows.stream().map(MessageRow::id).toArray(UUID[]::new);
    }
}
