package io.tidings.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/** What the provider network received: the proof of every test. */
record Sandbox(Api api) {

    Stats stats() {
        JsonNode stats = api.get("/sandbox/stats").body();
        return new Stats(
                stats.path("received").asLong(),
                stats.path("distinct_correlation_ids").asLong(),
                stats.path("duplicates").asLong());
    }

    /** How often this number was written to. */
    long receivedBy(String phone) {
        return api.get("/sandbox/messages?to=" + phone).body().path("total").asLong();
    }

    /** When the first message came in that is kept. */
    Instant firstAt() {
        return Instant.parse(api.get("/sandbox/messages?limit=1")
                .body()
                .at("/messages/0/received_at")
                .asText());
    }

    void reset() {
        api.post("/sandbox/reset", Map.of());
    }

    /**
     * @param distinct messages of different correlation ids
     * @param duplicates messages whose correlation id had come before
     */
    record Stats(long received, long distinct, long duplicates) {}
}
