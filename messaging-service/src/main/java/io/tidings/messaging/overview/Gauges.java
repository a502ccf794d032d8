package io.tidings.messaging.overview;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * The queue as metrics. Every process measures all shards, so that the figures are there whichever process lives: take the
 * greatest, and don't add them up.
 */
@ApplicationScoped
class Gauges {

    private static final Logger LOG = Logger.getLogger(Gauges.class);

    private final OverviewStore store;
    private final OverviewConfig config;
    private final MultiGauge depth;
    private final MultiGauge oldest;
    private final MultiGauge unknowns;
    private final AtomicLong parked = new AtomicLong();
    private final AtomicLong stuck = new AtomicLong();
    private final AtomicLong ownerless = new AtomicLong();
    private final AtomicLong ownerlessSeconds = new AtomicLong();

    Gauges(OverviewStore store, OverviewConfig config, MeterRegistry metrics) {
        this.store = store;
        this.config = config;
        this.depth = MultiGauge.builder("tidings_queue_depth_messages")
                .description("messages in the queue, counted up to a limit")
                .register(metrics);
        this.oldest = MultiGauge.builder("tidings_queue_oldest_age_seconds")
                .description("for how long the first message of a channel could have been sent")
                .register(metrics);
        this.unknowns = MultiGauge.builder("tidings_queue_unknown_open_messages")
                .description("messages whose outcome only a receipt can tell")
                .register(metrics);
        metrics.gauge("tidings_queue_parked_commands", parked);
        metrics.gauge("tidings_shard_stuck_shards", stuck);
        metrics.gauge("tidings_shard_ownerless_shards", ownerless);
        metrics.gauge("tidings_shard_ownerless_age_seconds", ownerlessSeconds);
    }

    @Scheduled(
            every = "${tidings.overview.every:15s}",
            identity = "queue-overview",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        return store.measure(config)
                .invoke(this::show)
                .replaceWithVoid()
                .onFailure()
                .invoke(e -> LOG.debugf("the queue is measured again later: %s", e.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private void show(Overview now) {
        depth.register(
                now.depths().stream()
                        .map(d -> Row.of(Tags.of("channel", d.channel(), "state", d.state()), d.messages()))
                        .toList(),
                true);
        oldest.register(
                now.oldest().stream()
                        .map(o -> Row.of(Tags.of("channel", o.channel()), o.seconds()))
                        .toList(),
                true);
        unknowns.register(
                now.unknowns().stream()
                        .map(u -> Row.of(Tags.of("channel", u.channel()), u.messages()))
                        .toList(),
                true);
        parked.set(now.parked());
        stuck.set(now.stuck().size());
        ownerless.set(now.ownerless().shards());
        ownerlessSeconds.set(Math.round(now.ownerless().seconds()));
        warn(now);
    }

    private static void warn(Overview now) {
        if (now.ownerless().shards() > 0) {
            LOG.warnf(
                    "%d shards have no owner, the first for %.0f s: Kafka proposes owners, is it there and any sender?",
                    now.ownerless().shards(), now.ownerless().seconds());
        }
        if (!now.stuck().isEmpty()) {
            LOG.warnf("work that is due is not begun on shards %s", now.stuck());
        }
    }
}
