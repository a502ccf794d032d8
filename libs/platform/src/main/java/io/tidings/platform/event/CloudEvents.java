package io.tidings.platform.event;

import io.tidings.events.EventType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents in Kafka's binary mode: attributes are headers, the data is the value. */
final class CloudEvents {

    private static final String ID = "ce_id";
    private static final String TYPE = "ce_type";
    private static final String TIME = "ce_time";

    private CloudEvents() {}

    static ProducerRecord<String, byte[]> write(OutboxRow row, String source) {
        ProducerRecord<String, byte[]> written = new ProducerRecord<>(
                row.topic(), row.partition(), row.key(), row.payload().getBytes());
        Headers headers = written.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, ID, row.id().toString());
        put(headers, TYPE, row.type());
        put(headers, "ce_source", "/" + source);
        put(headers, TIME, row.at().toString());
        put(headers, "ce_tidingsworkspace", row.workspace().toString());
        put(headers, "content-type", "application/json");
        put(headers, "traceparent", row.traceparent());
        return written;
    }

    /**
     * The event, or empty for what is not meant for this version: a type that it doesn't know, or a deletion in a
     * compacted topic.
     *
     * @throws UnreadableEvent when it is no event
     */
    static Optional<ReceivedEvent> read(ConsumerRecord<String, byte[]> received) {
        if (received.value() == null) {
            return Optional.empty();
        }
        String type = attribute(received, TYPE);
        return EventType.named(type).map(known -> read(received, known));
    }

    private static ReceivedEvent read(ConsumerRecord<String, byte[]> received, EventType type) {
        try {
            return new ReceivedEvent(
                    UUID.fromString(attribute(received, ID)),
                    type,
                    received.key() == null ? "" : received.key(),
                    EventJson.read(received.value(), type.record()),
                    Instant.parse(attribute(received, TIME)));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new UnreadableEvent(e);
        }
    }

    private static String attribute(ConsumerRecord<?, ?> received, String name) {
        Header header = received.headers().lastHeader(name);
        if (header == null) {
            throw new UnreadableEvent(name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void put(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
