package io.tidings.broadcast.planner;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Turns planned recipients into commands. Runs when it is woken, by an acceptance or by reports that make room, until
 * nothing has room; a slow tick looks after what a crash left, and after what nobody acknowledged.
 */
@ApplicationScoped
public class Planner {

    private static final Logger LOG = Logger.getLogger(Planner.class);

    private final Turns turns;
    private final Reminders reminders;
    private final Counter commanded;
    private final AtomicInteger calls = new AtomicInteger();

    Planner(Turns turns, Reminders reminders, MeterRegistry meters) {
        this.turns = turns;
        this.reminders = reminders;
        this.commanded = Counter.builder("tidings_planner_commanded_recipients")
                .description("Recipients that were commanded for the first time")
                .register(meters);
    }

    /** Plans soon; answers at once, and may be called as often as one likes. */
    public void wake() {
        if (calls.getAndIncrement() == 0) {
            run();
        }
    }

    @Scheduled(every = "{tidings.planner.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        wake();
        return Uni.createFrom()
                .deferred(reminders::take)
                .repeat()
                .whilst(found -> found)
                .collect()
                .last()
                .onFailure()
                .invoke(e -> LOG.warnf("reminders wait for the next tick: %s", e))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void run() {
        int seen = calls.get();
        turns.take().subscribe().with(count -> went(count, seen), this::failed);
    }

    private void went(int count, int seen) {
        commanded.increment(count);
        if (count > 0 || !calls.compareAndSet(seen, 0)) {
            run();
        }
    }

    /** The next wake or tick tries again. */
    private void failed(Throwable e) {
        LOG.warnf("planning waits for the next tick: %s", e);
        calls.set(0);
    }
}
