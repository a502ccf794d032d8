package io.tidings.messaging.shard;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Tx;
import java.util.Collection;

/** What sends for shards, and is told when they come and go. Called on the loop. */
public interface ShardListener {

    /**
     * Settles what the last owners left half-done, in the transaction that takes their shards over: nobody can claim
     * there meanwhile.
     */
    Uni<Void> settleOrphans(Tx tx, Collection<Lease> leases);

    /** The shards are ours: sending begins. */
    void taken(Collection<Lease> leases);

    /** Stops claiming, hands back what has not begun, and completes when the calls under way have ended. */
    Uni<Void> drain(Collection<Lease> leases);

    /** The shards are somebody else's: everything about them is forgotten. */
    void lost(Collection<Lease> leases);
}
