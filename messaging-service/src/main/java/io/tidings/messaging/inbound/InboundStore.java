package io.tidings.messaging.inbound;

import io.smallrye.mutiny.Uni;
import io.tidings.events.Address;
import io.tidings.events.AddressKind;
import io.tidings.events.InboundReceived;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Tables {@code inbound_intake} and {@code inbound_seen}. */
@Singleton
class InboundStore {

    private static final String TAKE = """
            WITH ready AS (
              SELECT i.*, p.message AS answered, p.broadcast
                FROM inbound_intake i
                LEFT JOIN provider_message p ON p.provider_id = i.context_provider_id AND p.workspace = i.workspace
               WHERE i.context_provider_id IS NULL OR p.message IS NOT NULL OR i.received_at < $1
               ORDER BY i.id
               LIMIT $2
                 FOR UPDATE OF i SKIP LOCKED
            ), taken AS (
              DELETE FROM inbound_intake i USING ready r WHERE i.id = r.id
            ), fresh AS (
              INSERT INTO inbound_seen (workspace, device, provider_message_id, seen_at)
              SELECT DISTINCT ON (device, provider_message_id) workspace, device, provider_message_id, $3::timestamptz
                FROM ready
               ORDER BY device, provider_message_id
              ON CONFLICT DO NOTHING
              RETURNING device, provider_message_id
            )
            SELECT r.*, f.device IS NOT NULL
                        AND row_number() OVER (PARTITION BY r.device, r.provider_message_id ORDER BY r.id) = 1 AS fresh
              FROM ready r LEFT JOIN fresh f USING (device, provider_message_id)
             ORDER BY r.id""";
    private static final String FORGET = "DELETE FROM inbound_seen WHERE seen_at < $1";

    /**
     * Takes messages off the intake: those that answer none, or one that is known, or that came before {@code waited}.
     */
    Uni<Taken> take(Tx tx, Instant now, Instant waited, int most) {
        return tx.connection()
                .preparedQuery(TAKE)
                .execute(Tuple.of(waited.atOffset(ZoneOffset.UTC), most, now.atOffset(ZoneOffset.UTC)))
                .map(InboundStore::taken);
    }

    /** Forgets messages that were announced before {@code then}. */
    Uni<Void> forget(Tx tx, Instant then) {
        return tx.connection()
                .preparedQuery(FORGET)
                .execute(Tuple.of(then.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Taken taken(RowSet<Row> rows) {
        List<InboundReceived> fresh = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getBoolean("fresh"))
                .map(InboundStore::event)
                .toList();
        return new Taken(rows.size(), fresh);
    }

    private static InboundReceived event(Row row) {
        return new InboundReceived(
                row.getUUID("workspace"),
                row.getUUID("device"),
                sender(row.getString("sender")),
                row.getString("provider_message_id"),
                row.getString("kind"),
                row.getString("body"),
                row.getString("payload"),
                row.getUUID("answered"),
                row.getUUID("broadcast"),
                row.getOffsetDateTime("at").toInstant());
    }

    private static Address sender(String text) {
        boolean phone = text.chars().allMatch(c -> c >= '0' && c <= '9');
        return new Address(phone ? AddressKind.PHONE : AddressKind.USER_ID, text);
    }

    /**
     * What left the intake.
     *
     * @param rows how many, with those that were announced before
     * @param fresh those that weren't
     */
    record Taken(int rows, List<InboundReceived> fresh) {}
}
