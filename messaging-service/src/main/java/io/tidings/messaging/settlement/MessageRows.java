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
import java.util.TreeSet;
import java.util.UUID;

/**
 * Locks messages and reads their state. The history row is locked first, then, in a statement of its own, the queue row:
 * whoever waited for the lock sees what the one before it left. Locks are taken in the order of ids.
 */
@ApplicationScoped
class MessageRows {

    private static final String LOCK_MESSAGES = """
            SELECT id, workspace, broadcast, device, shard, cost, state::text, receipt::text
              FROM message WHERE id = ANY ($1) ORDER BY id FOR UPDATE""";
    private static final String LOCK_QUEUE = """
            SELECT q.id, q.state::text, q.attempt
              FROM queue q
             WHERE q.id = ANY ($1) AND q.shard IN (SELECT m.shard FROM message m WHERE m.id = ANY ($1))
             ORDER BY q.id FOR UPDATE""";

    /** Locks the messages that exist among these, for the rest of the transaction. */
    Uni<Map<UUID, MessageRow>> lock(Tx tx, Collection<UUID> ids) {
        UUID[] ordered = new TreeSet<>(ids).toArray(UUID[]::new);
        Uni<RowSet<Row>> messages = tx.connection().preparedQuery(LOCK_MESSAGES).execute(Tuple.of(ordered));
        Uni<RowSet<Row>> queue = tx.connection().preparedQuery(LOCK_QUEUE).execute(Tuple.of(ordered));
        // both are on their way before the first is answered
        return Uni.combine().all().unis(messages, queue).with(MessageRows::joined);
    }

    private static Map<UUID, MessageRow> joined(RowSet<Row> messages, RowSet<Row> queue) {
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
