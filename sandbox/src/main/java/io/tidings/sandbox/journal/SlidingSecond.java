package io.tidings.sandbox.journal;

/** The largest number of events in any second, exactly: holds the moments of the last second. */
final class SlidingSecond {
    private static final long SECOND = 1_000_000_000L;

    private long[] moments = new long[16];
    private int first;
    private int size;
    private int most;

    /** Counts an event; moments never go back. */
    void add(long nanos) {
        while (size > 0 && nanos - moments[first] >= SECOND) {
            first = (first + 1) & (moments.length - 1);
            size--;
        }
        if (size == moments.length) {
            grow();
        }
        moments[(first + size) & (moments.length - 1)] = nanos;
        size++;
        most = Math.max(most, size);
    }

    int most() {
        return most;
    }

    private void grow() {
        long[] larger = new long[moments.length * 2];
        for (int i = 0; i < size; i++) {
            larger[i] = moments[(first + i) & (moments.length - 1)];
        }
        moments = larger;
        first = 0;
    }
}
