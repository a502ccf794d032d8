package io.tidings.auth.throttle;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.fault.Throttled;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Admits tries as long as their limits last. */
@ApplicationScoped
public class Throttle {
    private static final Logger LOG = Logger.getLogger(Throttle.class);
    private static final String SCRIPT = "/redis/gcra.lua";

    private final ReactiveRedisDataSource redis;
    private final ThrottleConfig config;
    private final Counter unlimited;
    private final String script = script();

    Throttle(ReactiveRedisDataSource redis, ThrottleConfig config, MeterRegistry meters) {
        this.redis = redis;
        this.config = config;
        this.unlimited = meters.counter("tidings.auth.throttle.unlimited.tries");
    }

    /** Counts a try against all of the limits; fails with {@code Throttled}, counting nothing, when one is used up. */
    public Uni<Void> admit(List<Limit> limits) {
        return redis.execute("EVAL", arguments(limits))
                .map(Response::toLong)
                .ifNoItem()
                .after(config.patience())
                .fail()
                .onFailure()
                .recoverWithItem(this::withoutRedis)
                .invoke(Throttle::refuse)
                .replaceWithVoid();
    }

    /** Gives back everything that was counted under this key. */
    public Uni<Void> reset(String key) {
        return redis.execute("DEL", key)
                .ifNoItem()
                .after(config.patience())
                .fail()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("A limit was not reset: %s", failure);
                    return Uni.createFrom().voidItem();
                });
    }

    private String[] arguments(List<Limit> limits) {
        List<String> arguments = new ArrayList<>(List.of(script, String.valueOf(limits.size())));
        limits.forEach(limit -> arguments.add(limit.key()));
        limits.stream().flatMap(Throttle::numbers).forEach(arguments::add);
        return arguments.toArray(String[]::new);
    }

    private static Stream<String> numbers(Limit limit) {
        return Stream.of(String.valueOf(limit.every().toNanos() / 1000), String.valueOf(limit.burst()));
    }

    private long withoutRedis(Throwable failure) {
        LOG.warnf("A try was not limited: %s", failure);
        unlimited.increment();
        return 0;
    }

    private static void refuse(long waitMicros) {
        if (waitMicros > 0) {
            throw new Throttled(Duration.of(waitMicros, ChronoUnit.MICROS));
        }
    }

    private static String script() {
        try (InputStream source = Objects.requireNonNull(Throttle.class.getResourceAsStream(SCRIPT))) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
