package io.tidings.messaging.device;

import io.smallrye.mutiny.Uni;
import io.tidings.events.DeviceChanged;
import io.tidings.messaging.account.AccountListener;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Tells other services of devices as they are now, in the transaction that changed them or their account. */
@Singleton
class Announcements implements AccountListener {

    private static final String SELECT = """
            SELECT d.*, a.number AS account_number, a.name AS account_name
              FROM device d JOIN account a ON a.id = d.account
            """;

    private final Outbox outbox;

    Announcements(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> changed(Tx tx, UUID account) {
        return announce(tx, "WHERE d.account = $1", account);
    }

    /** Announces one device. */
    Uni<Void> device(Tx tx, UUID device) {
        return announce(tx, "WHERE d.id = $1", device);
    }

    private Uni<Void> announce(Tx tx, String condition, UUID id) {
        return tx.connection()
                .preparedQuery(SELECT + condition)
                .execute(Tuple.of(id))
                .map(Announcements::events)
                .chain(events -> events.isEmpty() ? Uni.createFrom().voidItem() : outbox.append(tx, events));
    }

    private static List<OutgoingEvent> events(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Announcements::event)
                .map(event -> new OutgoingEvent(event.device().toString(), null, event.workspace(), event))
                .toList();
    }

    private static DeviceChanged event(Row row) {
        return new DeviceChanged(
                row.getUUID("workspace"),
                row.getUUID("id"),
                row.getLong("number"),
                row.getUUID("account"),
                row.getLong("account_number"),
                row.getString("account_name"),
                row.getString("name"),
                row.getString("phone"),
                row.getInteger("shard"),
                row.getInteger("rate_per_second"),
                row.getString("status"));
    }
}
