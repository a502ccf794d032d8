package io.tidings.sandbox.journal;

import java.time.Instant;

/** What one number sent. */
final class SenderStats {
    private final SlidingSecond pace = new SlidingSecond();
    private long received;
    private long firstAt;
    private long lastAt;

    void add(long nanos, long atMillis) {
        firstAt = received == 0 ? atMillis : firstAt;
        lastAt = atMillis;
        received++;
        pace.add(nanos);
    }

    Stats.Sender view() {
        return new Stats.Sender(received, text(firstAt), text(lastAt), pace.most());
    }

    private static String text(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
