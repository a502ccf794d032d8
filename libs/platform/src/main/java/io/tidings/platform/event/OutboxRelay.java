package io.tidings.platform.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs this process's relay from start to stop, where there are a database and a Kafka. */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration STOP = Duration.ofSeconds(3);

    private final EventsConfig config;
    private final KafkaSettings kafka;
    private final Topics topics;
    private final Instance<Pool> worker;
    private final Vertx vertx;
    private final MeterRegistry meters;
    private final String source;
    private final String node;
    private volatile @Nullable Relay relay;
    private @Nullable EventProducer producer;

    /**
     * @param source name of the service, the source of its events
     * @param node name of this process in leases
     */
    OutboxRelay(
            EventsConfig config,
            KafkaSettings kafka,
            Topics topics,
            @ReactiveDataSource("worker") Instance<Pool> worker,
            Vertx vertx,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name", defaultValue = "tidings") String source,
            @ConfigProperty(name = "tidings.node", defaultValue = "${quarkus.http.host:0.0.0.0}:${quarkus.http.port:0}")
                    String node) {
        this.config = config;
        this.kafka = kafka;
        this.topics = topics;
        this.worker = worker;
        this.vertx = vertx;
        this.meters = meters;
        this.source = source;
        this.node = node;
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        if (!config.relay() || !kafka.configured() || !worker.isResolvable()) {
            return;
        }
        Pool pool = worker.get();
        // a process that comes back under the same name must not think that the leases of its past are its own
        String owner = node + "/" + UUID.randomUUID();
        producer = new EventProducer(kafka, topics, source);
        Relay begun = new Relay(
                vertx, config, pool, new SliceLeases(pool, owner, config.lease(), System::nanoTime), producer, meters);
        begun.start();
        relay = begun;
    }

    /** Has this process's relay look at the outbox now. */
    void wake() {
        Relay running = relay;
        if (running != null) {
            running.wake();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        Relay running = relay;
        if (running == null || producer == null) {
            return;
        }
        try {
            running.stop().subscribeAsCompletionStage().get(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warnf("outbox relay did not stop cleanly; its leases end by themselves: %s", e);
        }
        producer.close();
    }
}
