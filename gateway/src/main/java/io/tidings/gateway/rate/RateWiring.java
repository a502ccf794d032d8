package io.tidings.gateway.rate;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.tidings.platform.limit.Limiter;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the one limiter of the gateway. */
final class RateWiring {

    RateWiring() {}

    @Produces
    @Singleton
    static Limiter limiter(Vertx vertx, ReactiveRedisDataSource redis, RateConfig config) {
        return new Limiter(vertx, redis.getRedis().getDelegate(), config.patience());
    }
}
