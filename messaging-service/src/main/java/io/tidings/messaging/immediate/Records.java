package io.tidings.messaging.immediate;

import io.smallrye.mutiny.Uni;
import io.tidings.events.Lane;
import io.tidings.events.MessageState;
import io.tidings.events.ReceiptState;
import io.tidings.events.SendingState;
import io.tidings.messaging.settlement.Outcome;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads how far messages have come. */
@ApplicationScoped
class Records {

    private static final String FIND = """
            SELECT m.id, m.device, m.shard, m.lane, coalesce(q.place, 1) AS place,
                   coalesce(q.state, m.state)::text AS state, m.receipt::text AS receipt,
                   m.provider_id, m.error_code, m.error_title
              FROM message m LEFT JOIN queue q ON q.shard = m.shard AND q.id = m.id
             WHERE m.id = $1""";

    private final Transactions transactions;

    Records(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The workspace's message of this id. */
    Uni<Optional<Found>> find(UUID workspace, UUID id) {
        return transactions.inWorkspace(
                workspace,
                tx -> tx.connection()
                        .preparedQuery(FIND)
                        .execute(Tuple.of(id))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(Records::found)
                                .findFirst()));
    }

    private static Found found(Row row) {
        MessageState state = new MessageState(
                SendingState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                ReceiptState.valueOf(row.getString("receipt").toUpperCase(Locale.ROOT)));
        Outcome outcome = new Outcome(
                row.getUUID("id"),
                state,
                row.getString("provider_id"),
                row.getInteger("error_code"),
                row.getString("error_title"));
        Lane lane = Lane.values()[row.getInteger("lane")];
        return new Found(
                outcome, new Arrival(row.getInteger("shard"), row.getUUID("device"), lane, row.getLong("place")));
    }

    /** A message, and where it waits if it does. */
    record Found(Outcome outcome, Arrival arrival) {}
}
