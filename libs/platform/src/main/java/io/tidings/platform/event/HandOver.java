package io.tidings.platform.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes one batch at a time from the polling thread to an event loop, and its outcome back. */
final class HandOver {

    private static final Logger LOG = Logger.getLogger(HandOver.class);

    private final Subscription subscription;
    private final ParkedEvents parked;
    private final Context loop;
    private final Counter failures;
    private final Counter received;
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();

    HandOver(Subscription subscription, ParkedEvents parked, Vertx vertx, MeterRegistry meters) {
        this.subscription = subscription;
        this.parked = parked;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
        this.failures = meters.counter("tidings.events.failed.batches", "consumer", subscription.consumer());
        this.received = meters.counter("tidings.events.received", "consumer", subscription.consumer());
    }

    /** Gives the batch to the listener; {@code done} runs when there is an outcome. */
    void begin(Batch batch, Runnable done) {
        Context context = VertxContext.createNewDuplicatedContext(loop);
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(x -> Uni.createFrom()
                .deferred(() -> takeIn(batch))
                .subscribe()
                .with(nothing -> end(Outcome.GOOD, batch, done), e -> end(new Outcome(e), batch, done)));
    }

    /** The outcome of the batch that was begun, or empty while there is none. */
    Optional<Outcome> outcome() {
        return Optional.ofNullable(outcomes.poll());
    }

    /** The outcome of the batch that was begun, or empty when there is none in time. */
    Optional<Outcome> outcome(Duration wait) throws InterruptedException {
        return Optional.ofNullable(outcomes.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    private Uni<Void> takeIn(Batch batch) {
        Uni<Void> parking = parked.park(subscription.consumer(), batch.unreadable());
        return batch.events().isEmpty()
                ? parking
                : parking.chain(() -> subscription.listener().accept(batch.events()));
    }

    private void end(Outcome outcome, Batch batch, Runnable done) {
        if (outcome.failure() == null) {
            received.increment(batch.events().size());
        } else {
            failures.increment();
            LOG.warnf(outcome.failure(), "%s could not take in a batch; it comes again", subscription.consumer());
        }
        outcomes.add(outcome);
        done.run();
    }

    /** @param failure null when the batch was taken in */
    record Outcome(@Nullable Throwable failure) {
        static final Outcome GOOD = new Outcome(null);
    }
}
