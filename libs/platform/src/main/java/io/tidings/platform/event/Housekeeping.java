package io.tidings.platform.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Measures the outbox, and forgets what the inbox need not remember any more. */
@ApplicationScoped
class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final Duration MEASURE = Duration.ofSeconds(5);
    private static final Duration PURGE = Duration.ofMinutes(10);

    /** Counts no further than anybody looks, so that a long outbox is not made slower by being measured. */
    private static final String DEPTH = """
            SELECT count(*), coalesce((extract(epoch FROM now() - min(created_at)) * 1000)::bigint, 0)
            FROM (SELECT created_at FROM outbox LIMIT 100000) waiting
            """;

    private static final String FORGET = "DELETE FROM inbox WHERE received_at < $1";

    private final EventsConfig config;
    private final Instance<Pool> worker;
    private final Vertx vertx;
    private final InstantSource time;
    private final AtomicLong depth = new AtomicLong();
    private final AtomicLong oldestMillis = new AtomicLong();

    Housekeeping(
            EventsConfig config,
            @ReactiveDataSource("worker") Instance<Pool> worker,
            Vertx vertx,
            InstantSource time,
            MeterRegistry meters) {
        this.config = config;
        this.worker = worker;
        this.vertx = vertx;
        this.time = time;
        meters.gauge("tidings.outbox.depth", depth);
        meters.gauge("tidings.outbox.oldest.age.seconds", oldestMillis, age -> age.get() / 1000.0);
    }

    void start(@Observes StartupEvent event) {
        if (worker.isResolvable()) {
            every(MEASURE, this::measure);
            every(PURGE, this::forget);
        }
    }

    /** Looks how much waits in the outbox, and for how long. */
    Uni<Void> measure() {
        return worker.get().query(DEPTH).execute().invoke(this::note).replaceWithVoid();
    }

    /** Deletes what the inbox has remembered long enough. */
    Uni<Void> forget() {
        var before = time.instant().minus(config.inboxRetention()).atOffset(ZoneOffset.UTC);
        return worker.get().preparedQuery(FORGET).execute(Tuple.of(before)).replaceWithVoid();
    }

    private void note(RowSet<Row> measured) {
        Row row = measured.iterator().next();
        depth.set(row.getLong(0));
        oldestMillis.set(row.getLong(1));
    }

    private void every(Duration period, Supplier<Uni<Void>> task) {
        vertx.setPeriodic(
                period.toMillis(),
                timer -> task.get()
                        .subscribe()
                        .with(done -> {}, e -> LOG.debugf(e, "housekeeping failed; the next round tries again")));
    }
}
