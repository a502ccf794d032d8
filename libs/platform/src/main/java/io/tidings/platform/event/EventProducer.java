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

    /** Made with the first pass, and used on {@link #thread} only. */
    private @Nullable KafkaProducer<String, byte[]> producer;

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
            Settling settling = new Settling(rows, emitter);
            rows.forEach(row -> settling.begin(open, row, source));
        } catch (RuntimeException e) {
            emitter.fail(e);
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(kafka.producer(), new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private static Set<Topic> topicsOf(List<OutboxRow> rows) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        rows.forEach(row -> EventType.named(row.type()).map(EventType::topic).ifPresent(topics::add));
        return topics;
    }

    /** Gives what was sent two seconds to be acknowledged. */
    @Override
    public void close() {
        thread.execute(() -> {
            if (producer != null) {
                producer.close(Duration.ofSeconds(2));
            }
        });
        thread.close();
    }

    /**
     * What became of the rows of a pass.
     *
     * @param failure of the first row that was not acknowledged, or null
     */
    record Pass(List<OutboxRow> acknowledged, @Nullable Exception failure) {}

    /** Counts the acknowledgements of a pass. */
    private static final class Settling {
        private final UniEmitter<? super Pass> emitter;
        private final List<OutboxRow> acknowledged = new ArrayList<>();
        private int open;
        private @Nullable Exception failure;

        Settling(List<OutboxRow> rows, UniEmitter<? super Pass> emitter) {
            this.emitter = emitter;
            this.open = rows.size();
        }

        /** Begins nothing behind a failure, so that the order is kept. */
        void begin(KafkaProducer<String, byte[]> producer, OutboxRow row, String source) {
            Exception before = failed();
            if (before != null) {
                settle(row, before);
                return;
            }
            try {
                producer.send(CloudEvents.write(row, source), (metadata, e) -> settle(row, e));
            } catch (RuntimeException e) {
                settle(row, e);
            }
        }

        private synchronized @Nullable Exception failed() {
            return failure;
        }

        private synchronized void settle(OutboxRow row, @Nullable Exception e) {
            if (e == null) {
                acknowledged.add(row);
            } else if (failure == null) {
                failure = e;
            }
            open--;
            if (open == 0) {
                emitter.complete(new Pass(acknowledged, failure));
            }
        }
    }
}
