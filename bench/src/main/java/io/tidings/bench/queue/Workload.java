package io.tidings.bench.queue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.events.EventType;
import io.tidings.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** The messages of one round: a broadcast on each device, commanded in chunks as the planner does. */
final class Workload {

    private static final int CHUNK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final UUID first = Ids.next();
    private final UUID workspace;
    private final List<UUID> devices;
    private final int messages;

    Workload(UUID workspace, List<UUID> devices, int messages) {
        this.workspace = workspace;
        this.devices = devices;
        this.messages = messages;
    }

    /** Below the ids of all its messages, and above those of earlier rounds. */
    UUID first() {
        return first;
    }

    int messages() {
        return messages;
    }

    static int shard(UUID device) {
        return Math.floorMod(device.hashCode(), Topic.SEND.partitions());
    }

    /** The commands as they come over Kafka. */
    List<ProducerRecord<String, byte[]>> commands() {
        List<ProducerRecord<String, byte[]>> commands = new ArrayList<>();
        int each = Math.ceilDiv(messages, devices.size());
        int left = messages;
        for (UUID device : devices) {
            UUID broadcast = UUID.randomUUID();
            for (int rest = Math.min(each, left); rest > 0; rest -= CHUNK) {
                int count = Math.min(CHUNK, rest);
                commands.add(command(device, broadcast, left, count));
                left -= count;
            }
        }
        return commands;
    }

    private ProducerRecord<String, byte[]> command(UUID device, UUID broadcast, int number, int count) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("workspace", workspace);
        body.put("broadcast", broadcast);
        body.put("device", device);
        body.put("shard", shard(device));
        body.put("lane", "BULK");
        body.put(
                "content",
                Map.of(
                        "type",
                        "template.v1",
                        "name",
                        "bench",
                        "language",
                        "en_US",
                        "body",
                        List.of("name", "code", "company", "link"),
                        "buttons",
                        List.of()));
        body.put("validUntil", Instant.now().plusSeconds(86_400).toString());
        body.put("cost", 0.5);
        List<Map<String, Object>> recipients = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            recipients.add(recipient(number - i));
        }
        body.put("recipients", recipients);
        return event(device, body);
    }

    private static Map<String, Object> recipient(int number) {
        return Map.of(
                "message",
                Ids.next(),
                "to",
                Map.of("kind", "PHONE", "value", "21355%07d".formatted(number)),
                "parameters",
                Map.of(
                        "name",
                        "Recipient " + number,
                        "code",
                        Integer.toString(number),
                        "company",
                        "Example Company",
                        "link",
                        "https://example.com/a"));
    }

    private static ProducerRecord<String, byte[]> event(UUID device, Map<String, Object> body) {
        try {
            ProducerRecord<String, byte[]> event = new ProducerRecord<>(
                    Topic.SEND.topicName(), shard(device), device.toString(), JSON.writeValueAsBytes(body));
            put(event.headers(), "ce_specversion", "1.0");
            put(event.headers(), "ce_id", Ids.next().toString());
            put(event.headers(), "ce_type", EventType.SEND_REQUESTED.typeName());
            put(event.headers(), "ce_source", "/bench");
            put(event.headers(), "ce_time", Instant.now().toString());
            return event;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
