package io.tidings.auth.throttle;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Answers that take the same time whatever was found, so that nobody learns from a clock which accounts there are. */
@ApplicationScoped
public class SteadyAnswers {
    private final Vertx vertx;
    private final ThrottleConfig config;

    SteadyAnswers(Vertx vertx, ThrottleConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /** The same, not before a fixed time; longer than the work takes, unless the service is overloaded. */
    public <T> Uni<T> of(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            long begun = System.nanoTime();
            return work.onItemOrFailure().call((item, failure) -> rest(begun));
        });
    }

    private Uni<Void> rest(long begun) {
        Duration left = config.steadyAnswer().minusNanos(System.nanoTime() - begun);
        return left.toMillis() < 1
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().emitter(emitter -> vertx.setTimer(left.toMillis(), id -> emitter.complete(null)));
    }
}
