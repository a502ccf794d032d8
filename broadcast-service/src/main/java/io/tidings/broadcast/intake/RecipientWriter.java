package io.tidings.broadcast.intake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.mapping.Contacts;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Writes the recipients of a broadcast, some thousand with each statement. */
@Singleton
class RecipientWriter {

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
        int chunk = config.storeChunk();
        Uuid7s minted = mint(intent);
        return Multi.createFrom()
                .range(0, Math.ceilDiv(contacts.size(), chunk))
                .onItem()
                .transformToUniAndConcatenate(number -> write(tx, intent, contacts, number * chunk, minted))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** messaging-service keeps history by the day in a message's id: the day on which it is sent. */
    private Uuid7s mint(Intent intent) {
        Instant delayedTo = intent.delayedTo();
        return delayedTo == null ? ids : new Uuid7s(InstantSource.fixed(delayedTo));
    }

    private Uni<Integer> write(Tx tx, Intent intent, Contacts contacts, int first, Uuid7s minted) {
        int count = Math.min(config.storeChunk(), contacts.size() - first);
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
                .execute(Tuple.of(intent.workspace(), intent.uuid(), first, uuids, phones, rows))
                .map(inserted -> inserted.rowCount());
    }
}
