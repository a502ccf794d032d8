package io.tidings.broadcast.message;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Table {@code message}. Each step changes the state from the one before, or nothing. */
@Singleton
class MessageTable {

    private static final String COLUMNS = "uuid, id, phone, input, due_at, state, digest";
    private static final String BEGIN = """
            INSERT INTO message (uuid, workspace, name, template, device, phone, input, due_at, created_at,
                                 idempotency_key, digest, state)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'reserving')
            ON CONFLICT (workspace, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
            RETURNING\s""" + COLUMNS;
    private static final String BY_KEY = "SELECT " + COLUMNS + " FROM message WHERE idempotency_key = $1";
    private static final String MOVE = "UPDATE message SET state = $3 WHERE uuid = $1 AND state = $2";
    private static final String REMOVE = "DELETE FROM message WHERE uuid = $1 AND state = $2";

    private final Transactions transactions;

    MessageTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Writes the order down before anything is done for it; empty when its key is another message's. */
    Uni<Optional<Row>> begin(Order order, UUID uuid, Instant now) {
        Tuple row = Tuple.tuple()
                .addValue(uuid)
                .addValue(order.workspace())
                .addValue(order.form().name().orElseThrow())
                .addValue(order.template().uuid())
                .addValue(order.sender().device())
                .addValue(order.phone())
                .addValue(order.form().phone().orElseThrow())
                .addValue(time(order.dueAt()))
                .addValue(time(now))
                .addValue(order.form().key().orElse(null))
                .addValue(Digest.of(order.form()));
        return run(order.workspace(), BEGIN, row).map(MessageTable::first);
    }

    /** The workspace's message of that key. */
    Uni<Optional<Row>> byKey(UUID workspace, String key) {
        return run(workspace, BY_KEY, Tuple.of(key)).map(MessageTable::first);
    }

    /** Whether the message went from the one state to the other. */
    Uni<Boolean> move(UUID workspace, UUID uuid, String from, String to) {
        return run(workspace, MOVE, Tuple.of(uuid, from, to)).map(moved -> moved.rowCount() == 1);
    }

    /** Removes a message in that state. */
    Uni<Void> remove(UUID workspace, UUID uuid, String state) {
        return run(workspace, REMOVE, Tuple.of(uuid, state)).replaceWithVoid();
    }

    static Message message(Row row) {
        OffsetDateTime due = row.getOffsetDateTime("due_at");
        return new Message(
                row.getUUID("uuid"),
                row.getLong("id"),
                row.getString("phone"),
                row.getString("input"),
                due == null ? null : due.toInstant());
    }

    private Uni<RowSet<Row>> run(UUID workspace, String sql, Tuple parameters) {
        return transactions.inWorkspace(
                workspace, tx -> tx.connection().preparedQuery(sql).execute(parameters));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
