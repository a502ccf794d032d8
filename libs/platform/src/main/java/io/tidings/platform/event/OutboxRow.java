package io.tidings.platform.event;

import io.tidings.events.EventType;
import io.tidings.events.Topic;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox.
 *
 * @param seq 0 before it is written
 */
record OutboxRow(
        short slice,
        long seq,
        UUID id,
        String topic,
        String key,
        @Nullable Integer partition,
        String type,
        @Nullable String traceparent,
        UUID workspace,
        Buffer payload,
        Instant at) {

    static final int SLICES = 16;

    /** Far below what a broker takes by default; batches are to stay below 256 KB. */
    private static final int LARGEST = 900_000;

    static OutboxRow of(OutgoingEvent outgoing, UUID id, Instant now, @Nullable String traceparent) {
        EventType type = EventType.of(outgoing.event());
        byte[] payload = EventJson.write(outgoing.event());
        require(type.topic(), outgoing.partition(), payload.length);
        return new OutboxRow(
                sliceOf(outgoing.key()),
                0,
                id,
                type.topic().topicName(),
                outgoing.key(),
                outgoing.partition(),
                type.typeName(),
                traceparent,
                outgoing.workspace(),
                Buffer.buffer(payload),
                now);
    }

    static short sliceOf(String key) {
        int hash = key.hashCode();
        return (short) Math.floorMod(hash ^ (hash >>> 16), SLICES);
    }

    /** Refuses in the writer's transaction what Kafka would refuse for ever, and what would then stop its slice. */
    private static void require(Topic topic, @Nullable Integer partition, int size) {
        if (size > LARGEST) {
            throw new IllegalArgumentException("an event of " + size + " bytes is too large for " + topic);
        }
        if (partition != null && (partition < 0 || partition >= topic.partitions())) {
            throw new IllegalArgumentException(topic + " has no partition " + partition);
        }
    }
}
