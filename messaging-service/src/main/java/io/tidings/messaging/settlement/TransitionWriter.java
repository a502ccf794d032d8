package io.tidings.messaging.settlement;

import io.smallrye.mutiny.Uni;
import io.tidings.events.MessagesChanged;
import io.tidings.events.SendingState;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes transitions of messages that are under lock, and tells of them: a few statements for any number. */
@ApplicationScoped
class TransitionWriter {

    private static final int CHANGES_PER_EVENT = 500;

    private static final String LEAVE_QUEUE =
            "DELETE FROM queue q USING unnest($1::smallint[], $2::uuid[]) AS u (shard, id)"
                    + " WHERE q.shard = u.shard AND q.id = u.id";
    private static final String STAY_IN_QUEUE = """
            UPDATE queue q SET state = u.state::sending_state, due_at = coalesce(u.due_at, q.due_at),
                   refusals = q.refusals + u.refused
              FROM unnest($1::smallint[], $2::uuid[], $3::text[], $4::timestamptz[], $5::smallint[])
                AS u (shard, id, state, due_at, refused)
             WHERE q.shard = u.shard AND q.id = u.id""";
    private static final String WRITE_HISTORY = """
            UPDATE message m
               SET state = u.state::sending_state, receipt = u.receipt::receipt_state,
                   settled_at = coalesce(m.settled_at, u.settled_at),
                   provider_id = coalesce(m.provider_id, u.provider_id),
                   sent_at = coalesce(m.sent_at, u.sent_at), delivered_at = coalesce(m.delivered_at, u.delivered_at),
                   read_at = coalesce(m.read_at, u.read_at), failed_at = coalesce(m.failed_at, u.failed_at),
                   error_code = coalesce(u.error_code, m.error_code),
                   error_title = coalesce(u.error_title, m.error_title)
              FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::timestamptz[],
                          $7::timestamptz[], $8::timestamptz[], $9::timestamptz[], $10::integer[], $11::text[])
                AS u (id, state, receipt, settled_at, provider_id, sent_at, delivered_at, read_at, failed_at,
                      error_code, error_title)
             WHERE m.id = u.id""";

    private final Outbox outbox;
    private final Outcomes outcomes;

    TransitionWriter(Outbox outbox, Outcomes outcomes) {
        this.outbox = outbox;
        this.outcomes = outcomes;
    }

    /** Writes and tells; at most one transition a message. */
    Uni<Void> write(Tx tx, List<Transition> transitions) {
        List<Transition> leaving = select(transitions, t -> t.row().waiting() && t.leavesQueue());
        List<Transition> staying = select(transitions, t -> t.row().waiting() && !t.leavesQueue());
        List<Transition> history = select(
                transitions,
                t -> !t.row().waiting() || t.leavesQueue() || t.facts().belongToHistory());
        List<Transition> opened = select(transitions, t -> !t.wasUnknown() && t.isUnknown());
        List<Transition> closed = select(transitions, t -> t.wasUnknown() && !t.isUnknown());
        return Uni.join()
                .all(
                        unless(leaving.isEmpty(), () -> leave(tx, leaving)),
                        unless(staying.isEmpty(), () -> stay(tx, staying)),
                        unless(history.isEmpty(), () -> writeHistory(tx, history)),
                        unless(opened.isEmpty(), () -> OpenUnknowns.open(tx, shards(opened), ids(opened))),
                        unless(closed.isEmpty(), () -> OpenUnknowns.close(tx, ids(closed))),
                        tell(tx, transitions))
                .andFailFast()
                .replaceWithVoid();
    }

    /** Tells of transitions that are written: other services, and after the commit who waits here for an outcome. */
    Uni<Void> tell(Tx tx, List<Transition> transitions) {
        tx.afterCommit(() -> outcomes.tell(transitions));
        return outbox.append(tx, events(transitions));
    }

    private static Uni<Void> unless(boolean empty, Supplier<Uni<Void>> step) {
        return empty ? Uni.createFrom().voidItem() : step.get();
    }

    private static Uni<Void> leave(Tx tx, List<Transition> rows) {
        return tx.connection()
                .preparedQuery(LEAVE_QUEUE)
                .execute(Tuple.of(shards(rows), ids(rows)))
                .replaceWithVoid();
    }

    private static Uni<Void> stay(Tx tx, List<Transition> rows) {
        return tx.connection()
                .preparedQuery(STAY_IN_QUEUE)
                .execute(Tuple.of(
                        shards(rows),
                        ids(rows),
                        texts(rows, t -> name(t.next().sending())),
                        times(rows, t -> t.facts().dueAt()),
                        rows.stream()
                                .map(t -> (short) (t.facts().refused() ? 1 : 0))
                                .toArray(Short[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> writeHistory(Tx tx, List<Transition> rows) {
        return tx.connection()
                .preparedQuery(WRITE_HISTORY)
                .execute(Tuple.tuple()
                        .addValue(ids(rows))
                        .addValue(texts(rows, t -> name(settled(t))))
                        .addValue(texts(rows, t -> name(t.next().receipt())))
                        .addValue(times(rows, t -> t.leavesQueue() ? t.at() : null))
                        .addValue(texts(rows, t -> t.facts().providerId()))
                        .addValue(times(rows, t -> t.facts().sentAt()))
                        .addValue(times(rows, t -> t.facts().deliveredAt()))
                        .addValue(times(rows, t -> t.facts().readAt()))
                        .addValue(times(rows, t -> t.facts().failedAt()))
                        .addValue(rows.stream().map(t -> t.facts().errorCode()).toArray(Integer[]::new))
                        .addValue(texts(rows, t -> t.facts().errorTitle())))
                .replaceWithVoid();
    }

    /** History says 'queued' for as long as the queue tells more. */
    private static SendingState settled(Transition transition) {
        return transition.leavesQueue() ? transition.next().sending() : SendingState.QUEUED;
    }

    private static List<OutgoingEvent> events(List<Transition> transitions) {
        Map<UUID, List<Transition>> byKey = new LinkedHashMap<>();
        select(transitions, t -> !t.steps().isEmpty())
                .forEach(t ->
                        byKey.computeIfAbsent(t.key(), k -> new ArrayList<>()).add(t));
        List<OutgoingEvent> events = new ArrayList<>();
        byKey.forEach((key, group) -> {
            MessageRow first = group.getFirst().row();
            List<MessagesChanged.Change> changes =
                    group.stream().flatMap(t -> t.steps().stream()).toList();
            for (int from = 0; from < changes.size(); from += CHANGES_PER_EVENT) {
                int to = Math.min(changes.size(), from + CHANGES_PER_EVENT);
                events.add(event(key, first, changes.subList(from, to)));
            }
        });
        return events;
    }

    private static OutgoingEvent event(UUID key, MessageRow first, List<MessagesChanged.Change> changes) {
        MessagesChanged event = new MessagesChanged(first.workspace(), first.broadcast(), first.device(), changes);
        return new OutgoingEvent(key.toString(), null, first.workspace(), event);
    }

    private static List<Transition> select(List<Transition> transitions, Predicate<Transition> which) {
        return transitions.stream().filter(which).toList();
    }

    private static String name(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static UUID[] ids(List<Transition> rows) {
        return rows.stream().map(t -> t.row().id()).toArray(UUID[]::new);
    }

    private static Short[] shards(List<Transition> rows) {
        return rows.stream().map(t -> (short) t.row().shard()).toArray(Short[]::new);
    }

    private static String[] texts(List<Transition> rows, Function<Transition, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(List<Transition> rows, Function<Transition, @Nullable Instant> value) {
        return rows.stream()
                .map(value)
                .map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
