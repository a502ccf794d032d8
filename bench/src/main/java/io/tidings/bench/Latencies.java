package io.tidings.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the answer to the broadcast's call until the network received each of its messages. */
record Latencies(SuiteUnderTest suite, Map<String, Instant> acceptedBySender) {

    Map<String, Object> percentiles() {
        List<Long> millis = new ArrayList<>();
        suite.received(message -> {
            Instant accepted = acceptedBySender.get(message.path("from").asText());
            if (accepted != null) {
                Instant received = Instant.parse(message.path("received_at").asText());
                millis.add(Duration.between(accepted, received).toMillis());
            }
        });
        millis.sort(Long::compare);
        return Map.of("accepted_to_sent_p50_ms", at(millis, 0.50), "accepted_to_sent_p99_ms", at(millis, 0.99));
    }

    private static long at(List<Long> sorted, double part) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * part));
    }
}
