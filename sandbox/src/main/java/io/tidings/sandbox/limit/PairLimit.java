package io.tidings.sandbox.limit;

import java.util.Arrays;

/**
 * Token buckets of (sender, recipient) pairs in one open-addressing table of primitives. A pair whose bucket is full
 * again is forgotten, so that memory follows the pairs of the last minutes, not all pairs ever. Not safe for several
 * threads.
 */
final class PairLimit {
    private static final int SMALLEST = 1 << 10;
    private static final long FREE = 0;

    private final long interval;
    private final long slack;
    private long[] pairs = new long[SMALLEST];
    private long[] fullAt = new long[SMALLEST];
    private int used;

    /**
     * No pairs yet.
     *
     * @param interval nanoseconds until a pair gets a token back
     * @param burst tokens of a pair
     */
    PairLimit(long interval, int burst) {
        this.interval = interval;
        this.slack = interval * (burst - 1);
    }

    /** Whether the pair has a token now. */
    boolean holdsOne(long pair, long now) {
        int slot = slotOf(pair);
        return pairs[slot] == FREE || fullAt[slot] - now <= slack;
    }

    /** Takes a token of the pair. */
    void take(long pair, long now) {
        if (used * 2 >= pairs.length) {
            rebuild(now);
        }
        int slot = slotOf(pair);
        long from = now;
        if (pairs[slot] == FREE) {
            pairs[slot] = pair;
            used++;
        } else {
            from = Math.max(now, fullAt[slot]);
        }
        fullAt[slot] = from + interval;
    }

    /** Pairs that it remembers. */
    int size() {
        return used;
    }

    private int slotOf(long pair) {
        int mask = pairs.length - 1;
        int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (pairs[slot] != FREE && pairs[slot] != pair) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Keeps what is not full again, in a table at most a quarter used. */
    private void rebuild(long now) {
        long[] oldPairs = pairs;
        long[] oldFullAt = fullAt;
        int live = 0;
        for (int i = 0; i < oldPairs.length; i++) {
            live += isLive(oldPairs[i], oldFullAt[i], now) ? 1 : 0;
        }
        int size = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, live)) * 8);
        pairs = new long[size];
        fullAt = new long[size];
        used = live;
        for (int i = 0; i < oldPairs.length; i++) {
            if (isLive(oldPairs[i], oldFullAt[i], now)) {
                int slot = slotOf(oldPairs[i]);
                pairs[slot] = oldPairs[i];
                fullAt[slot] = oldFullAt[i];
            }
        }
    }

    private static boolean isLive(long pair, long fullAt, long now) {
        return pair != FREE && fullAt - now > 0;
    }

    void clear() {
        Arrays.fill(pairs, FREE);
        used = 0;
    }
}
