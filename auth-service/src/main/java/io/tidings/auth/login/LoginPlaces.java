package io.tidings.auth.login;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.fault.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many logins may be under way at once. A flood of them would otherwise hold every connection that gateways have to
 * this service, and so keep out all other calls.
 */
@ApplicationScoped
class LoginPlaces {
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final Semaphore places;

    LoginPlaces(LoginConfig config) {
        places = new Semaphore(config.atOnce());
    }

    /** Begins the login; fails with {@code Unavailable}, before anything is asked or counted, when there is no place. */
    <T> Uni<T> in(Supplier<Uni<? extends T>> login) {
        return Uni.createFrom().deferred(() -> {
            if (!places.tryAcquire()) {
                return Uni.createFrom().failure(new Unavailable(BUSY));
            }
            return Uni.createFrom().deferred(login).onTermination().invoke(() -> places.release());
        });
    }
}
