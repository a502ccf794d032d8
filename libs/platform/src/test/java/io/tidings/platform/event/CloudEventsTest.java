package io.tidings.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.events.EventType;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CloudEventsTest {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final Inbounds events = new Inbounds();
    private final UUID id = UUID.randomUUID();
    private final Instant at = Instant.parse("2026-01-02T03:04:05.678901Z");

    @Test
    void writesTheAttributesAsHeaders() {
        ProducerRecord<String, byte[]> written = CloudEvents.write(row(TRACE), "kit-service");

        Map<String, String> headers = new TreeMap<>();
        written.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id.toString(),
                        "ce_type", "io.tidings.inbound.received.v1",
                        "ce_source", "/kit-service",
                        "ce_time", "2026-01-02T03:04:05.678901Z",
                        "ce_tidingsworkspace", events.workspace.toString(),
                        "content-type", "application/json",
                        "traceparent", TRACE));
        assertThat(written.topic()).isEqualTo("tidings.inbound");
        assertThat(written.key()).isEqualTo("key");
        assertThat(written.partition()).isEqualTo(3);
    }

    @Test
    void readsWhatItWrote() {
        ProducerRecord<String, byte[]> written = CloudEvents.write(row(null), "kit-service");

        ReceivedEvent read = CloudEvents.read(received(written)).orElseThrow();

        assertThat(read.id()).isEqualTo(id);
        assertThat(read.type()).isEqualTo(EventType.INBOUND_RECEIVED);
        assertThat(read.key()).isEqualTo("key");
        assertThat(read.time()).isEqualTo(at);
        assertThat(((io.tidings.events.InboundReceived) read.event()).text()).isEqualTo("hello");
    }

    private OutboxRow row(@Nullable String trace) {
        return new OutboxRow(
                (short) 1,
                7,
                id,
                "tidings.inbound",
                "key",
                3,
                EventType.INBOUND_RECEIVED.typeName(),
                trace,
                events.workspace,
                Buffer.buffer(EventJson.write(events.event("hello"))),
                at);
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> written) {
        return new ConsumerRecord<>(
                written.topic(),
                3,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                written.key(),
                written.value(),
                new RecordHeaders(written.headers().toArray()),
                java.util.Optional.empty());
    }
}
