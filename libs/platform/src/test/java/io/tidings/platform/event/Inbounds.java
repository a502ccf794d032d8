package io.tidings.platform.event;

import io.tidings.events.Address;
import io.tidings.events.InboundReceived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Events of one test, told from those of others by their workspace. */
final class Inbounds {

    final UUID workspace = UUID.randomUUID();

    InboundReceived event(String text) {
        return new InboundReceived(
                workspace,
                UUID.randomUUID(),
                Address.phone("213555000001"),
                "wamid." + text,
                "text",
                text,
                null,
                null,
                null,
                Instant.parse("2026-01-02T03:04:05.678Z"));
    }

    OutgoingEvent outgoing(String key, String text) {
        return new OutgoingEvent(key + workspace, null, workspace, event(text));
    }

    List<OutgoingEvent> outgoing(String key, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> outgoing(key, String.valueOf(i)))
                .toList();
    }

    /** Only what belongs to this test. */
    List<ReceivedEvent> mine(List<ReceivedEvent> batch) {
        return batch.stream()
                .filter(received -> received.event() instanceof InboundReceived inbound
                        && inbound.workspace().equals(workspace))
                .toList();
    }

    static List<String> texts(List<ReceivedEvent> received, String key) {
        List<String> texts = new ArrayList<>();
        received.stream()
                .filter(event -> event.key().startsWith(key))
                .forEach(event -> texts.add(((InboundReceived) event.event()).text()));
        return texts;
    }

    static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }
}
