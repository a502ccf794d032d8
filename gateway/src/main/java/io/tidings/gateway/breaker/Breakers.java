package io.tidings.gateway.breaker;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.gateway.route.Upstream;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The services' breakers, and one for the questions about credentials, which have connections of their own; none knows of
 * another. Only what is no answer counts, never a status.
 */
@Singleton
public class Breakers {
    private final Map<Upstream, Guard> guards = new EnumMap<>(Upstream.class);
    private final Guard credentials;

    Breakers(BreakerConfig config, MeterRegistry meters) {
        for (Upstream upstream : Upstream.values()) {
            if (upstream.isService()) {
                guards.put(upstream, guard(upstream.name().toLowerCase(Locale.ROOT), config, meters));
            }
        }
        credentials = guard("credentials", config, meters);
    }

    private static Guard guard(String name, BreakerConfig config, MeterRegistry meters) {
        Breaker breaker = new Breaker(config.failures(), config.rest().toNanos(), System::nanoTime);
        Gauge.builder("tidings.gateway.breaker.open", breaker, one -> one.isOpen() ? 1 : 0)
                .description("1 while calls of that service are answered 503 without waiting for it")
                .tag("upstream", name)
                .register(meters);
        return new Guard(name, breaker);
    }

    /** That of the questions what a credential becomes. */
    public Guard ofCredentials() {
        return credentials;
    }

    /** That of a service. */
    public Guard of(Upstream upstream) {
        Guard guard = guards.get(upstream);
        if (guard == null) {
            throw new IllegalArgumentException("nobody serves this");
        }
        return guard;
    }
}
