package io.tidings.bench.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What {@code tidings.message} told of a round: how many messages came to each state, and how many came there twice. */
final class Told {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofSeconds(2);

    private final Map<String, Set<UUID>> byState = new HashMap<>();
    private final Set<String> events = new HashSet<>();
    private int twice;

    private Told() {}

    static Told of(String servers, UUID first) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                "bench-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest");
        Told told = new Told();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(Set.of(Topic.MESSAGE.topicName()));
            int empty = 0;
            while (empty < 2) {
                var polled = consumer.poll(POLL);
                empty = polled.isEmpty() ? empty + 1 : 0;
                polled.forEach(event -> told.count(event, first));
            }
        }
        return told;
    }

    private void count(ConsumerRecord<String, byte[]> event, UUID first) {
        try {
            String id =
                    new String(event.headers().lastHeader("ce_id").value(), java.nio.charset.StandardCharsets.US_ASCII);
            // a relay that dies delivers an event again under its id, which consumers drop
            if (!events.add(id)) {
                return;
            }
            JSON.readTree(event.value()).path("changes").forEach(change -> count(change, first));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(JsonNode change, UUID first) {
        UUID message = UUID.fromString(change.path("message").asText());
        // as text, since UUIDs compare as signed numbers
        if (message.toString().compareTo(first.toString()) < 0) {
            return;
        }
        Set<UUID> there =
                byState.computeIfAbsent(change.path("to").path("sending").asText(), state -> new HashSet<>());
        if (!there.add(message)) {
            twice++;
        }
    }

    int messages(String state) {
        return byState.getOrDefault(state, Set.of()).size();
    }

    int twice() {
        return twice;
    }
}
