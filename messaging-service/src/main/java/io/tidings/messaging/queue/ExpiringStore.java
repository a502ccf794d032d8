package io.tidings.messaging.queue;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Waiting messages by the end of their validity, wherever they wait: held, far behind, or on a device at rest. */
@ApplicationScoped
public class ExpiringStore {

    private static final String EXPIRING = """
            SELECT id, valid_until FROM queue
             WHERE shard = ANY ($1) AND valid_until <= $2 AND state IN ('queued', 'held')
             ORDER BY valid_until LIMIT $3""";

    private final Transactions transactions;

    ExpiringStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The first of those of these shards whose validity ends at {@code until} or before. */
    public Uni<List<Expiring>> first(Collection<Integer> shards, Instant until, int limit) {
        Short[] wanted = shards.stream().map(Integer::shortValue).toArray(Short[]::new);
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(EXPIRING)
                .execute(Tuple.of(wanted, until.atOffset(ZoneOffset.UTC), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Expiring(
                                row.getUUID(0), row.getOffsetDateTime(1).toInstant()))
                        .toList()));
    }

    /** A message, and the end of its validity. */
    public record Expiring(UUID message, Instant validUntil) {}
}
