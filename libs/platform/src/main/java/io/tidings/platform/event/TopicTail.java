package io.tidings.platform.event;

import io.tidings.events.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads a topic from its end on, without a group: every process that has one gets every event that is written while it
 * looks, and none that was written before. It tells whether it looks, so that a reader who can't be told something knows
 * it.
 */
public final class TopicTail implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopicTail.class);
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));
    private static final Duration POLL = Duration.ofMillis(250);
    /** How often Kafka is asked whether it is there, and how long it has to answer. */
    private static final Duration CHECK = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private final String topic;
    private final List<TopicPartition> partitions;
    private final Listener listener;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * Begins to look.
     *
     * @param kafka settings of clients, such as {@code bootstrap.servers}
     */
    public TopicTail(Map<String, Object> kafka, Topic topic, Listener listener) {
        this.settings = settings(kafka);
        this.topic = topic.topicName();
        this.partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.topicName(), partition))
                .toList();
        this.listener = listener;
        this.thread =
                Thread.ofPlatform().name("tail-" + topic.topicName()).daemon().start(this::run);
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MS_CONFIG, 50L);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return settings;
    }

    private void run() {
        int failed = 0;
        while (!isStopping()) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                seek(consumer);
                failed = 0;
                look(consumer);
            } catch (WakeupException e) {
                LOG.debug("woken to stop");
            } catch (RuntimeException e) {
                // whatever it is: a reader who believes that it is looked for would trust what is old
                failed++;
                listener.looking(false);
                LOG.warnf(e, "%s is not looked at, again in %s", topic, PAUSES.after(failed));
                pause(PAUSES.after(failed));
            }
        }
    }

    private void seek(KafkaConsumer<String, byte[]> consumer) {
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(partition -> consumer.position(partition, CHECK.multipliedBy(5)));
    }

    /** Goes on from where it was when Kafka comes back, so that nothing is missed but when this process began anew. */
    private void look(KafkaConsumer<String, byte[]> consumer) {
        listener.looking(true);
        long checked = System.nanoTime();
        while (!isStopping()) {
            for (ConsumerRecord<String, byte[]> received : consumer.poll(POLL)) {
                hand(received);
            }
            if (System.nanoTime() - checked > CHECK.toNanos()) {
                listener.looking(isThere(consumer));
                checked = System.nanoTime();
            }
        }
    }

    private boolean isThere(KafkaConsumer<String, byte[]> consumer) {
        try {
            consumer.endOffsets(partitions, CHECK);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void hand(ConsumerRecord<String, byte[]> received) {
        try {
            CloudEvents.read(received).ifPresent(listener::received);
        } catch (UnreadableEvent e) {
            LOG.errorf("%s holds what is no event: %s", received.topic(), e.reason());
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause(Duration pause) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("stops while it waits for Kafka");
            }
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        thread.interrupt();
    }

    /** Who looks; told on the reading thread, one thing after the other, so it must not block. */
    public interface Listener {

        /** What was written. */
        void received(ReceivedEvent event);

        /** Whether Kafka is there now; what is written while it isn't is received when it is again. */
        void looking(boolean looking);
    }
}
