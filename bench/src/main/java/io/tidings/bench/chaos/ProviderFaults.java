package io.tidings.bench.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the provider misbehaves, in the words of {@code PUT /sandbox/faults}. */
final class ProviderFaults {

    private static final int LATENCY_MS = 30;

    private ProviderFaults() {}

    static List<Disaster> all() {
        return List.of(
                Disaster.provider("drops replies", Map.of("drop_reply_rate", 0.1)),
                Disaster.provider("throttles", Map.of("error_rate", 0.3, "error_code", 130429)),
                Disaster.provider("repeats receipts", Map.of("duplicate_receipt_rate", 0.5)),
                Disaster.provider("delays receipts", Map.of("receipt_delay_ms", 5_000)),
                Disaster.provider("shuffles receipts", Map.of("receipt_order", "shuffled")),
                Disaster.provider("is slow", Map.of("latency_ms", 700)),
                Disaster.provider(
                        "drops replies and throttles",
                        Map.of("drop_reply_rate", 0.05, "error_rate", 0.2, "error_code", 130429)),
                Disaster.provider(
                        "repeats and delays receipts",
                        Map.of("duplicate_receipt_rate", 0.3, "receipt_delay_ms", 3_000)),
                // each call is unknown then: a short one is enough
                Disaster.provider("disconnects", Map.of("disconnect", true)).lastingAtMost(Duration.ofSeconds(2)));
    }

    /** With the latency that a network has anyway, and dice that fall alike for the seed. */
    static Map<String, Object> body(Map<String, Object> faults, long seed) {
        Map<String, Object> body = new HashMap<>(Map.of("latency_ms", LATENCY_MS, "seed", seed));
        body.putAll(faults);
        return body;
    }
}
