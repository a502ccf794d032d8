package io.tidings.platform.event;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** The slices of the outbox that this relay owns, and until when, on the monotonic clock of this process. */
final class SliceLeases {

    private static final String LEASE = "SELECT lease_outbox_slices($1, $2::bigint * interval '1 millisecond', $3)";
    private static final String RELEASE = """
            WITH gone AS (DELETE FROM outbox_relay WHERE owner = $1)
            UPDATE outbox_slice SET owner = NULL, lease_until = '-infinity' WHERE owner = $1
            """;

    private final Pool pool;
    private final String owner;
    private final Duration lease;
    private final LongSupplier nanos;

    private Set<Short> slices = Set.of();
    private long endsAt;

    SliceLeases(Pool pool, String owner, Duration lease, LongSupplier nanos) {
        this.pool = pool;
        this.owner = owner;
        this.lease = lease;
        this.nanos = nanos;
        this.endsAt = nanos.getAsLong();
    }

    /** The slices whose lease has not ended. */
    Set<Short> held() {
        return nanos.getAsLong() - endsAt < 0 ? slices : Set.of();
    }

    /**
     * Keeps, takes or gives back slices.
     *
     * @param idle whether nothing is being sent, so that slices may be given back
     */
    Uni<Void> renew(boolean idle) {
        long end = nanos.getAsLong() + lease.toNanos();
        return pool.preparedQuery(LEASE)
                .mapping(row -> row.getShort(0))
                .execute(Tuple.of(owner, lease.toMillis(), idle))
                .invoke(leased -> hold(leased, end))
                .replaceWithVoid();
    }

    /** Gives all slices back at once, so that a successor need not wait for the leases to end. */
    Uni<Void> release() {
        slices = Set.of();
        return pool.preparedQuery(RELEASE).execute(Tuple.of(owner)).replaceWithVoid();
    }

    private void hold(RowSet<Short> leased, long end) {
        Set<Short> now = new TreeSet<>();
        leased.forEach(now::add);
        slices = now;
        endsAt = end;
    }
}
