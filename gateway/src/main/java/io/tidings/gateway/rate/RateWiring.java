package io.tidings.gateway.rate;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.tidings.platform.limit.Limiter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the one limiter of the gateway. */
final class RateWiring {

    RateWiring() {}

    @Produces
    @Singleton
    static Limiter limiter(ReactiveRedisDataSource redis, RateConfig config) {
        return new Limiter(redis.getRedis(), config.patience());
    }
}
