package io.tidings.messaging.queue;

import io.smallrye.mutiny.Uni;
import io.tidings.events.Charge;
import io.tidings.events.MessageState;
import io.tidings.events.MessagesChanged;
import io.tidings.events.ReceiptState;
import io.tidings.events.SendRequested;
import io.tidings.events.SendRequested.Recipient;
import io.tidings.events.SendingState;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Stores commands: history, queue and the event that tells of it, in one transaction. An id is stored once, ever. */
@ApplicationScoped
class CommandStore {

    private static final String ACCEPT = """
            WITH said AS (
              INSERT INTO content (id, workspace, body) VALUES ($3, $1, $4) ON CONFLICT (id) DO NOTHING
            ), fresh AS (
              INSERT INTO message (id, workspace, broadcast, device, shard, lane, recipient_kind, recipient, content,
                                   parameters, cost, valid_until)
              SELECT id, $1, $2, $5, $6, $7, kind, recipient, $3, parameters, $8::text::numeric, $9
                FROM unnest($10::uuid[], $11::text[], $12::text[], $13::text[]) AS u (id, kind, recipient, parameters)
              ON CONFLICT (id) DO NOTHING
              RETURNING id
            )
            INSERT INTO queue (shard, id, workspace, broadcast, device, lane, valid_until)
            SELECT $6, id, $1, $2, $5, $7, $9 FROM fresh
            RETURNING id, place""";
    private static final String ACCEPT_CANCELLED = """
            WITH said AS (
              INSERT INTO content (id, workspace, body) VALUES ($3, $1, $4) ON CONFLICT (id) DO NOTHING
            )
            INSERT INTO message (id, workspace, broadcast, device, shard, lane, recipient_kind, recipient, content,
                                 parameters, cost, valid_until, state, settled_at)
            SELECT id, $1, $2, $5, $6, $7, kind, recipient, $3, parameters, $8::text::numeric, $9, 'cancelled', now()
              FROM unnest($10::uuid[], $11::text[], $12::text[], $13::text[]) AS u (id, kind, recipient, parameters)
            ON CONFLICT (id) DO NOTHING
            RETURNING id""";

    private static final MessageState CANCELLED = new MessageState(SendingState.CANCELLED, ReceiptState.NONE);

    private final Contents contents;
    private final Outbox outbox;
    private final InstantSource clock;

    CommandStore(Contents contents, Outbox outbox, InstantSource clock) {
        this.contents = contents;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Stores what is new of a command, and answers from which place on the device's lane has more. */
    Uni<Accepted> accept(Tx tx, SendRequested command) {
        return tx.connection()
                .preparedQuery(ACCEPT)
                .execute(parameters(command))
                .chain(rows -> {
                    List<UUID> ids = new ArrayList<>(rows.size());
                    long[] first = {Long.MAX_VALUE};
                    rows.forEach(row -> {
                        ids.add(row.getUUID(0));
                        first[0] = Math.min(first[0], row.getLong(1));
                    });
                    return tell(tx, command, ids, MessageState.QUEUED)
                            .replaceWith(new Accepted(command, ids.size(), first[0]));
                });
    }

    /** Stores what is new of a command that was cancelled before it came: in history only, and told as such. */
    Uni<Accepted> acceptCancelled(Tx tx, SendRequested command) {
        return tx.connection()
                .preparedQuery(ACCEPT_CANCELLED)
                .execute(parameters(command))
                .chain(rows -> {
                    List<UUID> ids = new ArrayList<>(rows.size());
                    rows.forEach(row -> ids.add(row.getUUID(0)));
                    return tell(tx, command, ids, CANCELLED).replaceWith(new Accepted(command, 0, Long.MAX_VALUE));
                });
    }

    private Tuple parameters(SendRequested command) {
        String body = contents.write(command.content());
        return Tuple.tuple()
                .addValue(command.workspace())
                .addValue(command.broadcast())
                .addValue(Contents.id(command.workspace(), body))
                .addValue(body)
                .addValue(command.device())
                .addValue((short) command.shard())
                .addValue((short) command.lane().ordinal())
                .addValue(command.cost().toPlainString())
                .addValue(command.validUntil().atOffset(ZoneOffset.UTC))
                .addValue(column(command, Recipient::message).toArray(UUID[]::new))
                .addValue(texts(command, r -> r.to().kind().name()))
                .addValue(texts(command, r -> r.to().value()))
                .addValue(texts(command, r -> contents.write(r.parameters())));
    }

    private Uni<Void> tell(Tx tx, SendRequested command, List<UUID> ids, MessageState state) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        Charge charge = MessageState.QUEUED.chargeTo(state);
        List<MessagesChanged.Change> changes = ids.stream()
                .map(id -> new MessagesChanged.Change(
                        id, MessageState.QUEUED, state, now, charge, command.cost(), null, null))
                .toList();
        MessagesChanged event =
                new MessagesChanged(command.workspace(), command.broadcast(), command.device(), changes);
        return outbox.append(
                tx, List.of(new OutgoingEvent(command.broadcast().toString(), null, command.workspace(), event)));
    }

    private static <T> List<T> column(SendRequested command, Function<Recipient, T> value) {
        return command.recipients().stream().map(value).toList();
    }

    private static String[] texts(SendRequested command, Function<Recipient, String> value) {
        return column(command, value).toArray(String[]::new);
    }

    /**
     * What was new of a command.
     *
     * @param count messages that were not known before
     * @param firstPlace the lowest place that they were given
     */
    record Accepted(SendRequested command, int count, long firstPlace) {}
}
