package io.tidings.messaging.queue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tidings.events.Charge;
import io.tidings.events.MessageState;
import io.tidings.events.MessagesChanged;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores single messages as {@link CommandStore} does those of broadcasts: an id is stored once, ever. */
@ApplicationScoped
public class SingleStore {

    private static final String ACCEPT = """
            WITH said AS (
              INSERT INTO content (id, workspace, body) VALUES ($8, $2, $9) ON CONFLICT (id) DO NOTHING
            ), fresh AS (
              INSERT INTO message (id, workspace, device, shard, lane, recipient_kind, recipient, content, parameters,
                                   cost, valid_until)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $10, $11::text::numeric, $12)
              ON CONFLICT (id) DO NOTHING
              RETURNING id
            )
            INSERT INTO queue (shard, id, workspace, device, lane, due_at, valid_until)
            SELECT $4, id, $2, $3, $5, coalesce($13, now()), $12 FROM fresh
            RETURNING place""";
    private static final String WITHDRAW = """
            INSERT INTO message (id, workspace, device, shard, lane, recipient_kind, recipient, content, parameters,
                                 cost, valid_until, state, settled_at)
            VALUES ($1, $2, $3, 0, 0, '', '', $3, '{}', 0, now(), 'cancelled', now())
            ON CONFLICT (id) DO NOTHING""";
    private static final UUID NONE = new UUID(0, 0);

    private final Contents contents;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Counter accepted;

    SingleStore(Contents contents, Outbox outbox, InstantSource clock, MeterRegistry metrics) {
        this.contents = contents;
        this.outbox = outbox;
        this.clock = clock;
        this.accepted = metrics.counter("tidings_messaging_accepted_messages");
    }

    /** Stores the message and answers its place in the lane, or empty when its id is known already. */
    public Uni<OptionalLong> accept(Tx tx, SingleMessage message) {
        return tx.connection()
                .preparedQuery(ACCEPT)
                .execute(columns(message))
                .map(SingleStore::place)
                .call(place -> place.isPresent()
                        ? accepted(tx, message)
                        : Uni.createFrom().voidItem());
    }

    /** Takes the id for ever, if it is not known yet: it ends as cancelled, and nothing can be stored under it. */
    public Uni<Void> withdraw(Tx tx, UUID workspace, UUID id) {
        return tx.connection()
                .preparedQuery(WITHDRAW)
                .execute(Tuple.of(id, workspace, NONE))
                .replaceWithVoid();
    }

    private Tuple columns(SingleMessage message) {
        String body = contents.write(message.content());
        return Tuple.tuple()
                .addValue(message.id())
                .addValue(message.workspace())
                .addValue(message.device())
                .addValue((short) message.shard())
                .addValue((short) message.lane().ordinal())
                .addValue(message.to().kind().name())
                .addValue(message.to().value())
                .addValue(Contents.id(message.workspace(), body))
                .addValue(body)
                .addValue(contents.write(message.parameters()))
                .addValue(message.cost().toPlainString())
                .addValue(time(message.validUntil()))
                .addValue(time(message.dueAt()));
    }

    private Uni<Void> accepted(Tx tx, SingleMessage message) {
        tx.afterCommit(accepted::increment);
        return tell(tx, message);
    }

    private Uni<Void> tell(Tx tx, SingleMessage message) {
        MessagesChanged.Change change = new MessagesChanged.Change(
                message.id(),
                MessageState.QUEUED,
                MessageState.QUEUED,
                clock.instant(),
                Charge.NONE,
                message.cost(),
                null,
                null);
        MessagesChanged event = new MessagesChanged(message.workspace(), null, message.device(), List.of(change));
        return outbox.append(tx, List.of(new OutgoingEvent(message.id().toString(), null, message.workspace(), event)));
    }

    private static OptionalLong place(RowSet<Row> rows) {
        for (Row row : rows) {
            return OptionalLong.of(row.getLong("place"));
        }
        return OptionalLong.empty();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
