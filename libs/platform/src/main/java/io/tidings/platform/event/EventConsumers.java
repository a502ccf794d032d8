package io.tidings.platform.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.tidings.events.Topic;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/** Reads topics and hands their events to listeners, each subscription with a polling thread of its own. */
@ApplicationScoped
public class EventConsumers {

    private static final Logger LOG = Logger.getLogger(EventConsumers.class);

    private final EventsConfig config;
    private final KafkaSettings kafka;
    private final Topics topics;
    private final ParkedEvents parked;
    private final Vertx vertx;
    private final MeterRegistry meters;
    private final List<ConsumerThread> threads = new CopyOnWriteArrayList<>();

    EventConsumers(
            EventsConfig config,
            KafkaSettings kafka,
            Topics topics,
            ParkedEvents parked,
            Vertx vertx,
            MeterRegistry meters) {
        this.config = config;
        this.kafka = kafka;
        this.topics = topics;
        this.parked = parked;
        this.vertx = vertx;
        this.meters = meters;
    }

    /**
     * Begins to read, from the oldest event that this consumer has not committed; call it once at start.
     *
     * @param consumer unique within the service; all its processes share the partitions
     */
    public void subscribe(String consumer, Set<Topic> topics, BatchListener listener) {
        subscribe(consumer, topics, listener, AssignmentListener.NONE);
    }

    /** Begins to read, and tells {@code assignments} which partitions this process has. */
    public void subscribe(String consumer, Set<Topic> topics, BatchListener listener, AssignmentListener assignments) {
        begin(new Subscription(consumer, topics, listener, assignments));
    }

    private void begin(Subscription subscription) {
        if (!kafka.configured()) {
            LOG.infof("no Kafka is configured: %s reads nothing", subscription.consumer());
            return;
        }
        ConsumerThread thread = new ConsumerThread(
                config, kafka, topics, subscription, () -> new HandOver(subscription, parked, vertx, meters));
        threads.add(thread);
        thread.start();
    }

    /** Names of the consumers that have not reached Kafka since this process began. */
    List<String> waiting() {
        return threads.stream()
                .filter(thread -> !thread.hasJoined())
                .map(ConsumerThread::consumer)
                .toList();
    }

    void stop(@Observes ShutdownEvent event) {
        threads.forEach(ConsumerThread::stopSoon);
        threads.forEach(ConsumerThread::join);
    }
}
