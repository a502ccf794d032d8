package io.tidings.platform.event;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.tidings.events.EventType;
import io.tidings.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends rows of the outbox to Kafka, one pass at a time; what may block runs on a thread of its own. */
final class EventProducer implements AutoCloseable {

    private final KafkaSettings kafka;
    private final Topics topics;
    private final String source;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("outbox-send").factory());

    /** Made on {@link #thread} with the first pass, and with the first one after a failure. */
    private volatile @Nullable KafkaProducer<String, byte[]> producer;

    EventProducer(KafkaSettings kafka, Topics topics, String source) {
        this.kafka = kafka;
        this.topics = topics;
        this.source = source;
    }

    /** Sends these rows in their order, and tells what became of them when the last one is settled. */
    Uni<Pass> send(List<OutboxRow> rows) {
        return Uni.createFrom().emitter(emitter -> thread.execute(() -> send(rows, emitter)));
    }

    private void send(List<OutboxRow> rows, UniEmitter<? super Pass> emitter) {
        try {
            topics.ensure(topicsOf(rows));
            KafkaProducer<String, byte[]> open = producer();
            Settling settling = new Settling(rows, emitter, () -> abandon(open));
            rows.forEach(row -> settling.begin(open, CloudEvents.write(row, source), row));
        } catch (RuntimeException e) {
            emitter.fail(e);
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        KafkaProducer<String, byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(kafka.producer(), new StringSerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    /** Ends a producer that failed at once, before it sends what would overtake the record that failed. */
    private void abandon(KafkaProducer<String, byte[]> failed) {
        producer = null;
        failed.close(Duration.ZERO);
    }

    private static Set<Topic> topicsOf(List<OutboxRow> rows) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        rows.forEach(row -> EventType.named(row.type()).map(EventType::topic).ifPresent(topics::add));
        return topics;
    }

    /** Gives up what waits for Kafka, and gives what was sent two seconds to be acknowledged. */
    @Override
    public void close() {
        thread.shutdownNow();
        KafkaProducer<String, byte[]> open = producer;
        if (open != null) {
            open.close(Duration.ofSeconds(2));
        }
    }

    /**
     * What became of the rows of a pass.
     *
     * @param failure of the first row that was not acknowledged, or null
     */
    record Pass(List<OutboxRow> acknowledged, @Nullable Exception failure) {}

    /** Counts the acknowledgements of a pass, and ends it with the first failure. */
    private static final class Settling {
        private final UniEmitter<? super Pass> emitter;
        private final Runnable abandon;
        private final List<OutboxRow> acknowledged = new ArrayList<>();
        private int open;
        private @Nullable Exception failure;

        Settling(List<OutboxRow> rows, UniEmitter<? super Pass> emitter, Runnable abandon) {
            this.emitter = emitter;
            this.abandon = abandon;
            this.open = rows.size();
        }

        /** An abandoned producer refuses what is begun behind the failure. */
        void begin(KafkaProducer<String, byte[]> producer, ProducerRecord<String, byte[]> event, OutboxRow row) {
            try {
                producer.send(event, (metadata, e) -> settle(row, e));
            } catch (RuntimeException e) {
                settle(row, e);
            }
        }

        private void settle(OutboxRow row, @Nullable Exception e) {
            if (e != null && isFirst(e)) {
                abandon.run();
            }
            count(row, e);
        }

        private synchronized boolean isFirst(Exception e) {
            boolean first = failure == null;
            failure = first ? e : failure;
            return first;
        }

        private synchronized void count(OutboxRow row, @Nullable Exception e) {
            if (e == null) {
                acknowledged.add(row);
            }
            open--;
            if (open == 0) {
                emitter.complete(new Pass(acknowledged, failure));
            }
        }
    }
}
