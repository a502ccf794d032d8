package io.tidings.platform.event;

import io.tidings.platform.event.HandOver.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Polls for one subscription. While a batch is with the listener, or waits to be given to it again, all partitions are
 * paused and the polling goes on, so that Kafka takes none of them away, however long the listener's store is gone.
 */
final class PollLoop implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(PollLoop.class);
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final Duration POLL = Duration.ofSeconds(1);

    private final EventsConfig config;
    private final Consumer<String, byte[]> consumer;
    private final Subscription subscription;
    private final HandOver handOver;
    private final Runnable joined;

    private @Nullable Batch batch;
    private boolean inFlight;
    private int failures;
    private long retryAt;
    /** What was revoked and is not lost yet, with the generation that revoked it. */
    private final Map<TopicPartition, Integer> revoked = new HashMap<>();

    PollLoop(
            EventsConfig config,
            Consumer<String, byte[]> consumer,
            Subscription subscription,
            HandOver handOver,
            Runnable joined) {
        this.config = config;
        this.consumer = consumer;
        this.subscription = subscription;
        this.handOver = handOver;
        this.joined = joined;
    }

    void run(BooleanSupplier stopping) {
        consumer.subscribe(subscription.topicNames(), this);
        while (!stopping.getAsBoolean()) {
            ConsumerRecords<String, byte[]> polled = poll();
            if (!polled.isEmpty()) {
                consumer.pause(consumer.assignment());
                hand(Batch.of(polled));
            }
            handOver.outcome().ifPresent(this::settle);
            handAgain();
        }
        drain();
    }

    /** Ends a running poll. */
    void wake() {
        consumer.wakeup();
    }

    private ConsumerRecords<String, byte[]> poll() {
        try {
            return consumer.poll(batch == null || inFlight ? POLL : untilRetry());
        } catch (WakeupException e) {
            return ConsumerRecords.empty();
        }
    }

    private Duration untilRetry() {
        Duration rest = Duration.ofNanos(Math.max(0, retryAt - System.nanoTime()));
        return rest.compareTo(POLL) < 0 ? rest : POLL;
    }

    private void hand(Batch next) {
        batch = next;
        inFlight = true;
        handOver.begin(next, consumer::wakeup);
    }

    private void handAgain() {
        if (batch != null && !inFlight && System.nanoTime() - retryAt >= 0) {
            hand(batch);
        }
    }

    private void settle(Outcome outcome) {
        inFlight = false;
        if (outcome.failure() != null) {
            failures++;
            retryAt = System.nanoTime() + PAUSES.after(failures).toNanos();
            return;
        }
        failures = 0;
        if (batch != null) {
            commit(batch.offsets());
        }
        batch = null;
        consumer.resume(consumer.assignment());
    }

    /** What can't be committed now is committed with the next batch, or comes again and is dropped by the inbox. */
    private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            consumer.commitSync(offsets);
        } catch (WakeupException e) {
            commit(offsets);
        } catch (RebalanceInProgressException | CommitFailedException | RetriableException e) {
            LOG.infof("%s could not commit: %s", subscription.consumer(), e.getMessage());
        }
    }

    /** Gives the batch in flight its time to end. */
    private void drain() {
        if (!inFlight) {
            return;
        }
        try {
            handOver.outcome(config.drain()).ifPresent(this::settle);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (batch != null) {
            consumer.pause(partitions);
        }
        joined.run();
        revoked.keySet().removeAll(partitions);
        int now = consumer.groupMetadata().generationId();
        lose(revoked.entrySet().stream()
                .filter(one -> one.getValue() != now)
                .map(Map.Entry::getKey)
                .toList());
        Subscription.byTopic(partitions, subscription.assignments()::assigned);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        drain();
        forget(partitions);
        // nobody is given them before the next generation
        int now = consumer.groupMetadata().generationId();
        partitions.forEach(partition -> revoked.put(partition, now));
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        forget(partitions);
        partitions.forEach(partition -> revoked.put(partition, 0));
        closed();
    }

    /** The consumer is closed: others are given what it had. */
    void closed() {
        lose(List.copyOf(revoked.keySet()));
    }

    private void lose(Collection<TopicPartition> partitions) {
        partitions.forEach(revoked::remove);
        Subscription.byTopic(partitions, subscription.assignments()::lost);
    }

    private void forget(Collection<TopicPartition> partitions) {
        if (batch != null) {
            batch = batch.without(partitions);
        }
    }
}
