package io.tidings.bench.chaos;

import io.tidings.bench.Database;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Who owns the shards. */
record Shards(Database database) {

    private static final String OWNERS = """
            SELECT count(DISTINCT owner) FILTER (WHERE lease_until > now()), count(*) FILTER (WHERE lease_until <= now())
              FROM shard_owner""";
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Waits until so many processes own all shards between them. */
    void awaitOwners(int owners) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!areOwnedBy(owners)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("the shards are not owned by " + owners + " senders");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private boolean areOwnedBy(int owners) {
        return database.rows("tidings_messaging", OWNERS, row -> row.getInt(1) == owners && row.getInt(2) == 0)
                .getFirst();
    }
}
