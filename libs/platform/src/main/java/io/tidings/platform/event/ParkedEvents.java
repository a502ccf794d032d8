package io.tidings.platform.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.event.Delivery.Unreadable;
import io.tidings.platform.store.Transactions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Keeps what could not be read, so that the rest goes on and a person can look at it. */
@Singleton
class ParkedEvents {

    private static final Logger LOG = Logger.getLogger(ParkedEvents.class);
    private static final String INSERT = """
            INSERT INTO parked_event (consumer, topic, partition, kafka_offset, key, headers, payload, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING
            """;

    private final Transactions transactions;
    private final MeterRegistry meters;

    ParkedEvents(Transactions transactions, MeterRegistry meters) {
        this.transactions = transactions;
        this.meters = meters;
    }

    Uni<Void> park(String consumer, List<Unreadable> unreadable) {
        if (unreadable.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows =
                unreadable.stream().map(event -> row(consumer, event)).toList();
        return transactions
                .asWorker(tx -> tx.connection().preparedQuery(INSERT).executeBatch(rows))
                .invoke(() -> tell(consumer, unreadable))
                .replaceWithVoid();
    }

    private void tell(String consumer, List<Unreadable> unreadable) {
        meters.counter("tidings.events.parked", "consumer", consumer).increment(unreadable.size());
        unreadable.forEach(event -> LOG.errorf(
                "%s parked offset %d of %s: %s",
                consumer, event.received().offset(), event.partition(), event.reason()));
    }

    private static Tuple row(String consumer, Unreadable event) {
        ConsumerRecord<String, byte[]> received = event.received();
        JsonObject headers = new JsonObject();
        received.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return Tuple.tuple()
                .addValue(consumer)
                .addValue(received.topic())
                .addValue(received.partition())
                .addValue(received.offset())
                .addValue(received.key())
                .addValue(headers)
                .addValue(Buffer.buffer(received.value()))
                .addValue(event.reason());
    }
}
