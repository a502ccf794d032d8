package io.tidings.messaging.shard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The right to send for a shard, until it runs out. */
public final class Lease {

    private final int shard;
    private final long epoch;
    private volatile long endNanos;
    private volatile @Nullable Instant begunAt;

    /**
     * A lease that runs until {@code endNanos}, on the monotonic clock.
     *
     * @param epoch the epoch that the store gave; no two owners of a shard have the same
     */
    public Lease(int shard, long epoch, long endNanos) {
        this.shard = shard;
        this.epoch = epoch;
        this.endNanos = endNanos;
    }

    /** The shard, 0 to 63. */
    public int shard() {
        return shard;
    }

    /** The epoch of this ownership. */
    public long epoch() {
        return epoch;
    }

    /** Whether a call may begin at this instant of the monotonic clock. */
    public boolean runsAt(long nanos) {
        return endNanos - nanos > 0;
    }

    /** Work of the shard was claimed at this time. */
    public void begun(Instant at) {
        begunAt = at;
    }

    /** When work was last claimed under this lease, or null. */
    @Nullable
    Instant begunAt() {
        return begunAt;
    }

    void extendTo(long newEndNanos) {
        endNanos = newEndNanos;
    }

    /** Ends the lease in this process: nothing begins under it any more. */
    void end(long nanos) {
        endNanos = nanos;
    }
}
