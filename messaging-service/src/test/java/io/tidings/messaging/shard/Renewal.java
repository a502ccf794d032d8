package io.tidings.messaging.shard;

/** Moves the end of a lease, as its owner does. */
public final class Renewal {

    private Renewal() {}

    /** The lease runs until then, on the monotonic clock. */
    public static void extend(Lease lease, long endNanos) {
        lease.extendTo(endNanos);
    }

    /** The lease is over. */
    public static void end(Lease lease, long nanos) {
        lease.end(nanos);
    }
}
