package io.tidings.bench.queue;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** UUIDs of version 7, ascending as a planner's are. */
final class Ids {

    private static long last;
    private static int counter;

    private Ids() {}

    static synchronized UUID next() {
        long now = Math.max(last, System.currentTimeMillis());
        counter = now == last ? counter + 1 : 0;
        if (counter > 0xFFF) {
            now++;
            counter = 0;
        }
        last = now;
        long random = ThreadLocalRandom.current().nextLong();
        return new UUID(now << 16 | 0x7000L | counter, random >>> 2 | 0x8000_0000_0000_0000L);
    }
}
