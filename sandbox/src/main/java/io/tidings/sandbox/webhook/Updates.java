package io.tidings.sandbox.webhook;

import java.util.Arrays;

/** Some updates, each a reference (whose meaning is the composer's) and its moment, as primitives. */
public final class Updates {
    private long[] references;
    private long[] moments;
    private int size;

    /** Room for so many at first. */
    public Updates(int capacity) {
        references = new long[capacity];
        moments = new long[capacity];
    }

    /** Adds an update. */
    public void add(long reference, long atMillis) {
        if (size == references.length) {
            references = Arrays.copyOf(references, 2 * size);
            moments = Arrays.copyOf(moments, 2 * size);
        }
        references[size] = reference;
        moments[size] = atMillis;
        size++;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The reference of the i-th. */
    public long reference(int i) {
        return references[i];
    }

    /** The moment of the i-th, milliseconds of the Unix epoch. */
    public long moment(int i) {
        return moments[i];
    }
}
