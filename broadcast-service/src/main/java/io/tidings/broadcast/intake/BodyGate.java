package io.tidings.broadcast.intake;

import io.tidings.platform.fault.Unavailable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets only so many bytes of large bodies, which have come in full, be read at the same time; small ones always pass. */
@Singleton
public class BodyGate {

    private static final long SMALL = 256 * 1024;
    private static final int KILO = 1024;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final long largest;
    private final Duration patience;
    private final int permits;
    private final Semaphore free;

    BodyGate(IntakeConfig config) {
        this.largest = config.maxBody().asLongValue();
        this.patience = config.bodyWait();
        this.permits = (int) (config.bodiesInFlight().asLongValue() / KILO);
        this.free = new Semaphore(permits, true);
    }

    /** The bytes of the largest body that is taken. */
    public long largest() {
        return largest;
    }

    /**
     * Waits until a body of this size may be read; blocks, so only on virtual threads.
     *
     * @param bytes its size
     * @return gives the place back, at the first call
     */
    public Runnable enter(long bytes) {
        if (bytes <= SMALL) {
            return () -> {};
        }
        int size = (int) Math.min(permits, bytes / KILO);
        acquire(size);
        AtomicBoolean inside = new AtomicBoolean(true);
        return () -> {
            if (inside.getAndSet(false)) {
                free.release(size);
            }
        };
    }

    private void acquire(int size) {
        try {
            if (!free.tryAcquire(size, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unavailable(RETRY_AFTER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(RETRY_AFTER);
        }
    }
}
