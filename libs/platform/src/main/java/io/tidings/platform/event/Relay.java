package io.tidings.platform.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.event.EventProducer.Pass;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Moves rows from the outbox to Kafka. All of its state is touched on one event loop; a pass reads the oldest rows of
 * the slices that it owns, sends them, and deletes those that were acknowledged.
 */
final class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final Context loop;
    private final Vertx vertx;
    private final EventsConfig config;
    private final Pool pool;
    private final SliceLeases leases;
    private final EventProducer producer;
    private final Counter failedPasses;
    private final OutboxTable table = new OutboxTable();
    private final Positions positions = new Positions(System.nanoTime());
    private final AtomicBoolean woken = new AtomicBoolean();

    private boolean passing;
    private boolean renewing;
    private boolean leasing;
    private boolean stopping;
    private boolean again;
    private boolean pausing;
    private int failures;
    private Runnable whenIdle = () -> {};

    Relay(
            Vertx vertx,
            EventsConfig config,
            Pool pool,
            SliceLeases leases,
            EventProducer producer,
            MeterRegistry meters) {
        this.vertx = vertx;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
        this.config = config;
        this.pool = pool;
        this.leases = leases;
        this.producer = producer;
        this.failedPasses = meters.counter("tidings.outbox.failed.passes");
    }

    /** Begins to lease slices and to sweep. */
    void start() {
        loop.runOnContext(x -> {
            lease();
            repeat(config.leaseRenewal(), this::lease);
            repeat(config.sweep(), this::pass);
        });
    }

    /** There is something to send. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            loop.runOnContext(x -> {
                woken.set(false);
                pass();
            });
        }
    }

    /** Ends when the pass in flight has ended and the slices are given back. */
    Uni<Void> stop() {
        return Uni.createFrom()
                .<Void>emitter(emitter -> loop.runOnContext(x -> {
                    stopping = true;
                    whenIdle = () -> emitter.complete(null);
                    idle();
                }))
                .chain(leases::release);
    }

    private void repeat(Duration period, Runnable action) {
        vertx.setPeriodic(period.toMillis(), timer -> {
            if (stopping) {
                vertx.cancelTimer(timer);
            } else {
                action.run();
            }
        });
    }

    private void lease() {
        if (renewing || stopping) {
            return;
        }
        renewing = true;
        // no pass begins while slices may be given back
        leasing = !passing;
        leases.renew(leasing)
                .onTermination()
                .invoke(this::leased)
                .subscribe()
                .with(x -> pass(), e -> LOG.warnf("outbox slices not leased: %s", e));
    }

    private void leased() {
        renewing = false;
        leasing = false;
    }

    private void pass() {
        if (passing || leasing || pausing || stopping) {
            again |= passing;
            return;
        }
        Set<Short> slices = leases.held();
        if (slices.isEmpty()) {
            return;
        }
        passing = true;
        again = false;
        Long[] after = positions.after(slices, System.nanoTime());
        table.oldest(pool, slices, after).chain(this::deliver).subscribe().with(this::passed, this::failed);
    }

    /** Whether more may wait than this pass could take. */
    private Uni<Boolean> deliver(List<OutboxRow> rows) {
        if (rows.isEmpty()) {
            positions.passed(rows);
            return Uni.createFrom().item(false);
        }
        return producer.send(rows)
                .emitOn(task -> loop.runOnContext(x -> task.run()))
                .chain(this::settle)
                .invoke(() -> positions.passed(rows))
                .replaceWith(rows.size() >= OutboxTable.PER_SLICE);
    }

    private Uni<Void> settle(Pass pass) {
        Uni<Void> deleted =
                pass.acknowledged().isEmpty() ? Uni.createFrom().voidItem() : table.delete(pool, pass.acknowledged());
        Exception failure = pass.failure();
        return failure == null ? deleted : deleted.chain(() -> Uni.createFrom().failure(failure));
    }

    private void passed(boolean more) {
        passing = false;
        failures = 0;
        if (stopping) {
            idle();
        } else if (more || again) {
            pass();
        }
    }

    private void failed(Throwable failure) {
        passing = false;
        positions.forget();
        failures++;
        failedPasses.increment();
        LOG.warnf("outbox pass failed, again in %s: %s", PAUSES.after(failures), failure);
        pausing = true;
        vertx.setTimer(PAUSES.after(failures).toMillis(), timer -> {
            pausing = false;
            pass();
        });
        idle();
    }

    private void idle() {
        if (stopping && !passing) {
            whenIdle.run();
        }
    }
}
