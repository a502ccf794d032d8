package io.tidings.auth.throttle;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/** Answers that take the same time whatever was found, so that nobody learns from a clock which accounts there are. */
@ApplicationScoped
public class SteadyAnswers {
    private final Vertx vertx;
    private final ThrottleConfig config;

    SteadyAnswers(Vertx vertx, ThrottleConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /** The same after a fixed time, or the next multiple of it when the service is so busy that the work takes longer. */
    public <T> Uni<T> of(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            long begun = System.nanoTime();
            return work.onItemOrFailure().call((item, failure) -> rest(begun));
        });
    }

    private Uni<Void> rest(long begun) {
        long step = config.steadyAnswer().toMillis();
        long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        long left = step - spent % step;
        return Uni.createFrom().emitter(emitter -> vertx.setTimer(left, id -> emitter.complete(null)));
    }
}
