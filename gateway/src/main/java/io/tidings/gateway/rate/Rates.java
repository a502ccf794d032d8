package io.tidings.gateway.rate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.platform.fault.Unavailable;
import io.tidings.platform.limit.Limit;
import io.tidings.platform.limit.Limiter;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts calls, and decides about those that nobody can count. */
@Singleton
class Rates {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Limiter limiter;
    private final RateConfig config;
    private final Set<Policy> closed;
    private final Counter uncounted;
    private final UncountedLog log = new UncountedLog(System::nanoTime);

    Rates(Limiter limiter, RateConfig config, MeterRegistry meters) {
        this.limiter = limiter;
        this.config = config;
        this.closed = config.closed().orElse(Set.of());
        this.uncounted = Counter.builder("tidings.gateway.rate.uncounted.calls")
                .description("Calls that Redis did not count: let through, or refused where the limit is closed")
                .register(meters);
    }

    /** Counts a call against all or, when one of them refuses, none; fails with {@code Unavailable} without Redis where a limit is closed. */
    Future<Standing> count(List<Charge> charges) {
        List<Policy> policies = charges.stream().map(Charge::policy).toList();
        return limiter.count(charges.stream().map(this::limit).toList())
                .map(tally -> new Standing(policies, Optional.of(tally)))
                .recover(failure -> uncounted(policies, failure));
    }

    private Limit limit(Charge charge) {
        Quota quota = config.of(charge.policy());
        return Limit.of(charge.key(), quota.calls(), quota.window());
    }

    private Future<Standing> uncounted(List<Policy> policies, Throwable failure) {
        uncounted.increment();
        log.note(failure);
        return policies.stream().anyMatch(closed::contains)
                ? Future.failedFuture(new Unavailable(RETRY_AFTER))
                : Future.succeededFuture(new Standing(policies, Optional.empty()));
    }
}
