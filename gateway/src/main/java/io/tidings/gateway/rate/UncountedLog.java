package io.tidings.gateway.rate;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Says that Redis is away, once in ten seconds at most, however many calls notice. */
final class UncountedLog {
    private static final Logger LOG = Logger.getLogger(UncountedLog.class);
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

    private final LongSupplier nanos;
    private final AtomicLong next;

    UncountedLog(LongSupplier nanos) {
        this.nanos = nanos;
        this.next = new AtomicLong(nanos.getAsLong());
    }

    /** Notes a call; answers whether it was logged. */
    boolean note(Throwable failure) {
        long now = nanos.getAsLong();
        long due = next.get();
        boolean logged = now - due >= 0 && next.compareAndSet(due, now + PAUSE);
        if (logged) {
            LOG.warnf("Redis counts no calls, so that limits are not kept: %s", failure);
        }
        return logged;
    }
}
