package io.tidings.auth.throttle;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.fault.Unavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How much of one kind may be under way at once. A flood of it would otherwise hold what all others need: connections of
 * gateways to this service, or the turns of password hashes.
 */
public class Places {
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final Semaphore places;

    /** So many at once. */
    public Places(int atOnce) {
        places = new Semaphore(atOnce);
    }

    /** Begins the work; fails with {@code Unavailable}, before anything is asked or counted, when there is no place. */
    public <T> Uni<T> in(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().deferred(() -> {
            if (!places.tryAcquire()) {
                return Uni.createFrom().failure(new Unavailable(BUSY));
            }
            return Uni.createFrom().deferred(work).onTermination().invoke(() -> places.release());
        });
    }
}
