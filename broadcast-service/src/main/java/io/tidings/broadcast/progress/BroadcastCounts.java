package io.tidings.broadcast.progress;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** Adds to the counts on the rows of broadcasts, and changes their state where the counts say so. */
@Singleton
class BroadcastCounts {

    /** The hold of one that ends while it is paused is lifted by those who look after changes. */
    private static final String ADD = """
            UPDATE broadcast SET reported = reported + $2, sent = sent + $3, delivered = delivered + $4,
                read = read + $5, failed = failed + $6, unknown = unknown + $7, suppressed = suppressed + $8,
                cancelled = cancelled + $9, expired = expired + $10, cost = cost + $11,
                state = CASE WHEN state = 'cancelled' THEN state WHEN reported + $2 >= contacts THEN 'completed'
                             WHEN state = 'paused' THEN state
                             WHEN reported + $2 > 0 THEN 'sending' ELSE state END,
                completed_at = CASE WHEN reported + $2 >= contacts THEN coalesce(completed_at, $12) END,
                changing_since = CASE WHEN state = 'paused' AND reported + $2 >= contacts
                    THEN coalesce(changing_since, '-infinity') ELSE changing_since END
            WHERE uuid = $1
            """;

    private final InstantSource time;

    BroadcastCounts(InstantSource time) {
        this.time = time;
    }

    /** Adds each tally to its broadcast; in one order everywhere, so that two transactions don't wait in a circle. */
    Uni<Void> add(Tx tx, SortedMap<UUID, Tally> changes) {
        OffsetDateTime now = time.instant().atOffset(ZoneOffset.UTC);
        List<Tuple> rows = changes.entrySet().stream()
                .filter(change -> !change.getValue().equals(Tally.NONE))
                .map(change -> row(change, now))
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.connection().preparedQuery(ADD).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple row(Map.Entry<UUID, Tally> change, OffsetDateTime now) {
        Tally tally = change.getValue();
        return Tuple.from(Arrays.asList(
                change.getKey(),
                tally.reported(),
                tally.sent(),
                tally.delivered(),
                tally.read(),
                tally.failed(),
                tally.unknown(),
                tally.suppressed(),
                tally.cancelled(),
                tally.expired(),
                tally.cost(),
                now));
    }
}
