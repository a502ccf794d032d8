package io.tidings.messaging.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.events.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads a topic from its beginning. */
public final class Events implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private final ObjectMapper json = new ObjectMapper();
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<JsonNode> seen = new ArrayList<>();

    private Events(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Opens a topic. */
    public static Events of(Topic topic) {
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "group.id",
                        "test-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic.topicName()));
        return new Events(consumer);
    }

    /** Reads on; the events so far that are wanted, oldest first within a key. */
    public List<JsonNode> matching(Predicate<JsonNode> wanted) {
        consumer.poll(POLL).forEach(this::keep);
        return seen.stream().filter(wanted).toList();
    }

    private void keep(ConsumerRecord<String, byte[]> event) {
        try {
            seen.add(json.readTree(event.value()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
