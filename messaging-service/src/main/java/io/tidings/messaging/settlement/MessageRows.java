package io.tidings.messaging.settlement;

import io.smallrye.mutiny.Uni;
import io.tidings.events.MessageState;
import io.tidings.events.ReceiptState;
import io.tidings.events.SendingState;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Locks messages and reads their state. The queue's row is locked first, then, in a statement of its own, the history row:
 * whoever waited for the lock sees what the one before it left. Locks are taken in the order of ids.
 */
@ApplicationScoped
class MessageRows {

    private static final String LOCK_MESSAGES = """
            SELECT id, workspace, broadcast, device, shard, cost, state::text, receipt::text
              FROM message WHERE id = ANY ($1) ORDER BY id FOR UPDATE""";
    private static final String LOCK_QUEUE = """
            SELECT q.id, q.state::text, q.attempt
              FROM message m JOIN queue q ON q.shard = m.shard AND q.id = m.id
             WHERE m.id = ANY ($1) ORDER BY q.id FOR UPDATE OF q""";

    /** Locks the messages that exist among these, for the rest of the transaction. */
    Uni<Map<UUID, MessageRow>> lock(Tx tx, Collection<UUID> ids) {
        Tuple wanted = Tuple.tuple().addValue(Set.copyOf(ids).toArray(UUID[]::new));
        return tx.connection()
                .preparedQuery(LOCK_QUEUE)
                .execute(wanted)
                // PostgreSQL locks a row that changed while it was waited for, but does not find it again in a join of
                // partitions and leaves it out of the answer. Nobody changes it any more: read again
                .chain(locked -> tx.connection().preparedQuery(LOCK_QUEUE).execute(wanted))
                .chain(queue -> tx.connection()
                        .preparedQuery(LOCK_MESSAGES)
                        .execute(wanted)
                        .map(messages -> rows(queue, messages)));
    }

    private static Map<UUID, MessageRow> rows(RowSet<Row> queue, RowSet<Row> messages) {
        Map<UUID, MessageRow> rows = new LinkedHashMap<>();
        messages.forEach(row -> rows.put(row.getUUID("id"), message(row)));
        queue.forEach(row -> rows.computeIfPresent(row.getUUID("id"), (id, message) -> waiting(message, row)));
        return rows;
    }

    private static MessageRow message(Row row) {
        return new MessageRow(
                row.getUUID("id"),
                row.getUUID("workspace"),
                row.getUUID("broadcast"),
                row.getUUID("device"),
                row.getInteger("shard"),
                row.getBigDecimal("cost"),
                new MessageState(sending(row.getString("state")), receipt(row.getString("receipt"))),
                null,
                false);
    }

    private static MessageRow waiting(MessageRow message, Row row) {
        SendingState state = sending(row.getString("state"));
        return message.queuedAs(new MessageState(state, message.state().receipt()), row.getUUID("attempt"));
    }

    private static SendingState sending(String name) {
        return SendingState.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static ReceiptState receipt(String name) {
        return ReceiptState.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
