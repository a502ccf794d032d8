package io.tidings.platform.event;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Drops events that were taken in before. */
@Singleton
public class Inbox {

    /** Sorted, so that two batches that hold the same events wait for one another instead of blocking each other. */
    private static final String INSERT = """
            INSERT INTO inbox (consumer, event_id)
            SELECT DISTINCT $1, id FROM unnest($2::uuid[]) AS received (id) ORDER BY id
            ON CONFLICT DO NOTHING RETURNING event_id
            """;

    /**
     * Marks these events as taken in by {@code consumer}, in the transaction of their effects.
     *
     * @return those that were not before, each once, in the given order
     */
    public Uni<List<ReceivedEvent>> firstTimes(Tx tx, String consumer, List<ReceivedEvent> batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        UUID[] ids = batch.stream().map(ReceivedEvent::id).toArray(UUID[]::new);
        return tx.connection()
                .preparedQuery(INSERT)
                .mapping(row -> row.getUUID("event_id"))
                .execute(Tuple.of(consumer, ids))
                .map(inserted -> only(batch, inserted));
    }

    private static List<ReceivedEvent> only(List<ReceivedEvent> batch, RowSet<UUID> inserted) {
        Set<UUID> first = new HashSet<>();
        inserted.forEach(first::add);
        return batch.stream().filter(event -> first.remove(event.id())).toList();
    }
}
