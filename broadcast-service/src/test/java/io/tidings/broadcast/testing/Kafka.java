package io.tidings.broadcast.testing;

import io.tidings.events.EventType;
import io.tidings.events.MessagesChanged;
import io.tidings.events.SendRequested;
import io.tidings.events.Topic;
import io.tidings.platform.event.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Stands for the other services: tells what they would tell, and hears the commands. */
public final class Kafka {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", servers(), "acks", "all", "linger.ms", "0"),
            new StringSerializer(),
            new ByteArraySerializer());
    private static final KafkaConsumer<String, byte[]> COMMANDS = reader(Topic.SEND);
    private static final List<ConsumerRecord<String, byte[]>> SEEN = new ArrayList<>();

    private Kafka() {}

    /** Tells an event, under a new id. */
    public static void tell(String key, Record event) {
        tell(UUID.randomUUID(), key, event);
    }

    /** Tells an event under this id; doing it twice is what at-least-once means. */
    public static void tell(UUID id, String key, Record event) {
        EventType type = EventType.of(event);
        ProducerRecord<String, byte[]> written =
                new ProducerRecord<>(type.topic().topicName(), key, EventJson.write(event));
        Map.of("ce_specversion", "1.0", "ce_id", id, "ce_type", type.typeName(), "ce_time", Instant.now())
                .forEach((name, value) ->
                        written.headers().add(name, value.toString().getBytes(StandardCharsets.UTF_8)));
        try {
            PRODUCER.send(written).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The commands of this broadcast so far, in their order. */
    public static synchronized List<SendRequested> commandsOf(UUID broadcast) {
        COMMANDS.poll(POLL).forEach(SEEN::add);
        return SEEN.stream()
                .map(Kafka::command)
                .filter(command -> command.broadcast().equals(broadcast))
                .toList();
    }

    /** The partition that a command of this broadcast went to. */
    public static synchronized int partitionOf(UUID broadcast) {
        return SEEN.stream()
                .filter(seen -> command(seen).broadcast().equals(broadcast))
                .findFirst()
                .orElseThrow()
                .partition();
    }

    /** All changes that anybody told of this broadcast's messages so far. */
    public static List<MessagesChanged.Change> changesOf(UUID broadcast) {
        try (KafkaConsumer<String, byte[]> consumer = reader(Topic.MESSAGE)) {
            List<MessagesChanged.Change> changes = new ArrayList<>();
            var ends = consumer.endOffsets(consumer.assignment());
            while (consumer.assignment().stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<String, byte[]> seen : consumer.poll(POLL)) {
                    if (seen.key().equals(broadcast.toString())) {
                        changes.addAll(EventJson.read(seen.value(), MessagesChanged.class)
                                .changes());
                    }
                }
            }
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SendRequested command(ConsumerRecord<String, byte[]> seen) {
        try {
            return EventJson.read(seen.value(), SendRequested.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KafkaConsumer<String, byte[]> reader(Topic topic) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers(), "max.poll.records", "5000"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.topicName(), partition))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        return consumer;
    }

    private static String servers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
