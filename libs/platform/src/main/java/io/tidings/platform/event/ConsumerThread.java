package io.tidings.platform.event;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The thread of one subscription: reaches Kafka, polls until it is told to stop, and begins anew when it fails. */
final class ConsumerThread {

    private static final Logger LOG = Logger.getLogger(ConsumerThread.class);
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));

    private final EventsConfig config;
    private final KafkaSettings kafka;
    private final Topics topics;
    private final Subscription subscription;
    private final Supplier<HandOver> handOvers;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable PollLoop loop;
    private volatile boolean joined;

    ConsumerThread(
            EventsConfig config,
            KafkaSettings kafka,
            Topics topics,
            Subscription subscription,
            Supplier<HandOver> handOvers) {
        this.config = config;
        this.kafka = kafka;
        this.topics = topics;
        this.subscription = subscription;
        this.handOvers = handOvers;
        this.thread = Thread.ofPlatform()
                .name("events-" + subscription.consumer())
                .daemon()
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    String consumer() {
        return subscription.consumer();
    }

    /** Whether it has been given its partitions once. */
    boolean hasJoined() {
        return joined;
    }

    void stopSoon() {
        stopping.countDown();
        PollLoop running = loop;
        if (running == null) {
            // it waits for Kafka, or is about to see that it should stop
            thread.interrupt();
        } else {
            running.wake();
        }
    }

    void join() {
        try {
            thread.join(config.drain().plusSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void run() {
        int failed = 0;
        while (!isStopping()) {
            try {
                topics.ensure(subscription.topics());
                failed = 0;
                poll();
            } catch (WakeupException e) {
                LOG.debugf("%s was woken to stop", consumer());
            } catch (KafkaException | IllegalStateException e) {
                failed++;
                LOG.warnf("%s has no Kafka, again in %s: %s", consumer(), PAUSES.after(failed), e);
                pause(PAUSES.after(failed));
            }
        }
    }

    private void poll() {
        String group = config.groupPrefix() + "." + consumer();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(kafka.consumer(group), new StringDeserializer(), new ByteArrayDeserializer())) {
            // a new one each time: what an abandoned batch ends with must not be taken for the end of another
            HandOver handOver = handOvers.get();
            PollLoop polling = new PollLoop(config, consumer, subscription, handOver, () -> joined = true);
            loop = polling;
            polling.run(this::isStopping);
        } finally {
            PollLoop closed = loop;
            loop = null;
            if (closed != null) {
                closed.closed();
            }
        }
    }

    private void pause(Duration pause) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debugf("%s stops while it waits for Kafka", consumer());
            }
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }
}
