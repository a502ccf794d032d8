package io.tidings.gateway.proxy;

import io.tidings.gateway.route.Credential;
import io.tidings.gateway.route.LimitClass;
import io.tidings.gateway.route.Route;
import io.tidings.gateway.route.Upstream;
import io.tidings.gateway.visit.Visit;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/**
 * Calls under way of what anybody may call without a credential, logins above all. There are fewer places for them than
 * connections to a service, so that a flood of them keeps nobody out who has a credential. Providers' webhooks don't count.
 */
@Singleton
class OpenCalls {
    private final Map<Upstream, Semaphore> places = new EnumMap<>(Upstream.class);

    OpenCalls(Limits limits) {
        for (Upstream upstream : Upstream.values()) {
            places.put(upstream, new Semaphore(limits.open()));
        }
    }

    /** Whether the call may go on; it keeps its place until its answer is through. */
    boolean admits(Visit visit, Route route) {
        if (route.credential() != Credential.NONE || route.limits() == LimitClass.WEBHOOK) {
            return true;
        }
        Semaphore left = Objects.requireNonNull(places.get(route.upstream()));
        boolean admitted = left.tryAcquire();
        if (admitted) {
            visit.whenOver(left::release);
        }
        return admitted;
    }
}
