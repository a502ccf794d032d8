package io.tidings.broadcast.intake;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.mapping.Contacts;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Writes the recipients of a broadcast, as many with each statement as are not too large together. */
@Singleton
class RecipientWriter {

    /** Of rows in one statement, which is held in several copies. */
    private static final int CHUNK_BYTES = 1024 * 1024;

    private static final String INSERT = """
            INSERT INTO recipient (uuid, workspace, broadcast, position, phone, row)
            SELECT uuid, $1, $2, $3 + position, phone, row::json
            FROM unnest($4::uuid[], $5::text[], $6::text[]) WITH ORDINALITY AS chunk (uuid, phone, row, position)
            """;

    private final IntakeConfig config;
    private final Uuid7s ids;

    RecipientWriter(IntakeConfig config, Uuid7s ids) {
        this.config = config;
        this.ids = ids;
    }

    Uni<Void> write(Tx tx, Intent intent, Contacts contacts) {
        return write(tx, intent, contacts, 0, mint(intent));
    }

    private Uni<Void> write(Tx tx, Intent intent, Contacts contacts, int first, Uuid7s minted) {
        if (first == contacts.size()) {
            return Uni.createFrom().voidItem();
        }
        int end = contacts.end(first, config.storeChunk(), CHUNK_BYTES);
        return write(tx, intent, contacts, first, end, minted).chain(() -> write(tx, intent, contacts, end, minted));
    }

    /** messaging-service keeps history by the day in a message's id: the day on which it is sent. */
    private Uuid7s mint(Intent intent) {
        Instant delayedTo = intent.delayedTo();
        return delayedTo == null ? ids : new Uuid7s(InstantSource.fixed(delayedTo));
    }

    private static Uni<RowSet<Row>> write(Tx tx, Intent intent, Contacts contacts, int first, int end, Uuid7s minted) {
        int count = end - first;
        UUID[] uuids = new UUID[count];
        String[] phones = new String[count];
        String[] rows = new String[count];
        for (int i = 0; i < count; i++) {
            uuids[i] = minted.next();
            phones[i] = contacts.phone(first + i);
            rows[i] = contacts.row(first + i);
        }
        return tx.connection()
                .preparedQuery(INSERT)
                .execute(Tuple.of(intent.workspace(), intent.uuid(), first, uuids, phones, rows));
    }
}
