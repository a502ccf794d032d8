package io.tidings.auth.throttle;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.tidings.platform.fault.Throttled;
import io.tidings.platform.limit.Limit;
import io.tidings.platform.limit.Limiter;
import io.tidings.platform.limit.Tally;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Admits tries as long as their limits last. */
@ApplicationScoped
public class Throttle {
    private static final Logger LOG = Logger.getLogger(Throttle.class);

    private final Limiter limiter;
    private final Counter unlimited;

    Throttle(Vertx vertx, ReactiveRedisDataSource redis, ThrottleConfig config, MeterRegistry meters) {
        this.limiter = new Limiter(vertx, redis.getRedis().getDelegate(), config.patience());
        this.unlimited = meters.counter("tidings.auth.throttle.unlimited.tries");
    }

    /** Counts a try against all of the limits; fails with {@code Throttled}, counting nothing, when one is used up. */
    public Uni<Void> admit(List<Limit> limits) {
        return UniHelper.toUni(limiter.count(limits))
                .onFailure()
                .recoverWithItem(this::withoutRedis)
                .invoke(Throttle::refuse)
                .replaceWithVoid();
    }

    /** Gives back everything that was counted under this key. */
    public Uni<Void> reset(String key) {
        return UniHelper.toUni(limiter.reset(key)).onFailure().recoverWithUni(failure -> {
            LOG.warnf("A limit was not reset: %s", failure);
            return Uni.createFrom().voidItem();
        });
    }

    private Tally withoutRedis(Throwable failure) {
        LOG.warnf("A try was not limited: %s", failure);
        unlimited.increment();
        return new Tally(Duration.ZERO, List.of());
    }

    private static void refuse(Tally tally) {
        if (!tally.admitted()) {
            throw new Throttled(tally.retryAfter());
        }
    }
}
