package io.tidings.messaging.loop;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Makes the loop of this process: an event loop of Vert.x, and the clocks of the machine. */
final class LoopWiring {

    @Produces
    @Singleton
    Loop loop(Vertx vertx, InstantSource clock) {
        return new VertxLoop(vertx, vertx.getOrCreateContext(), clock);
    }

    private record VertxLoop(Vertx vertx, Context context, InstantSource clock) implements Loop {
        @Override
        public void run(Runnable task) {
            context.runOnContext(ignored -> task.run());
        }

        @Override
        public void after(Duration delay, Runnable task) {
            vertx.setTimer(Math.max(1, delay.toMillis()), ignored -> task.run());
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant now() {
            return clock.instant();
        }
    }
}
