package io.tidings.sandbox.journal;

/**
 * The set of correlation ids that were accepted: references to the first message of each, in many small
 * open-addressing tables that grow one by one, so that no message waits for a large one to be rebuilt. The ids
 * themselves stay in the index.
 */
final class CorrelationIds {
    private static final int SEGMENT_BITS = 10;
    private static final int SMALLEST = 32;
    private static final int FREE = 0;

    private final MessageIndex index;
    private final int[][] tables = new int[1 << SEGMENT_BITS][SMALLEST];
    private final int[] used = new int[1 << SEGMENT_BITS];
    private long size;

    CorrelationIds(MessageIndex index) {
        this.index = index;
    }

    long size() {
        return size;
    }

    /** Adds the id of a message that is in the index; false if an earlier message has it. */
    boolean add(long seq) {
        long high = index.correlationHigh(seq);
        long low = index.correlationLow(seq);
        long hash = hash(high, low);
        int segment = (int) (hash >>> (Long.SIZE - SEGMENT_BITS));
        int[] table = tables[segment];
        int slot = (int) hash & (table.length - 1);
        while (table[slot] != FREE) {
            if (index.hasCorrelation(table[slot], high, low)) {
                return false;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = Math.toIntExact(seq);
        size++;
        if (++used[segment] * 3 >= table.length * 2) {
            tables[segment] = grown(table);
        }
        return true;
    }

    private int[] grown(int[] table) {
        int[] larger = new int[table.length * 2];
        for (int seq : table) {
            if (seq != FREE) {
                int slot = (int) hash(index.correlationHigh(seq), index.correlationLow(seq)) & (larger.length - 1);
                while (larger[slot] != FREE) {
                    slot = (slot + 1) & (larger.length - 1);
                }
                larger[slot] = seq;
            }
        }
        return larger;
    }

    private static long hash(long high, long low) {
        long mixed = (low ^ Long.rotateLeft(high, 23)) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
        return mixed ^ (mixed >>> 32);
    }
}
