package io.tidings.sandbox.receipt;

import java.util.Arrays;
import java.util.function.BiConsumer;

/** Packed updates in the order of their moments: a binary heap on primitives. */
final class DueQueue {
    private long[] moments = new long[1024];
    private long[] updates = new long[1024];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** The earliest moment; only when there is one. */
    long moment() {
        return moments[0];
    }

    void add(long moment, long update) {
        if (size == moments.length) {
            moments = Arrays.copyOf(moments, 2 * size);
            updates = Arrays.copyOf(updates, 2 * size);
        }
        int hole = size++;
        while (hole > 0 && moments[(hole - 1) / 2] > moment) {
            move((hole - 1) / 2, hole);
            hole = (hole - 1) / 2;
        }
        put(hole, moment, update);
    }

    /** Takes the update of the earliest moment. */
    long take() {
        long taken = updates[0];
        size--;
        if (size > 0) {
            sink(moments[size], updates[size]);
        }
        return taken;
    }

    private void sink(long moment, long update) {
        int hole = 0;
        int child = earlierChild(hole);
        while (child < size && moments[child] < moment) {
            move(child, hole);
            hole = child;
            child = earlierChild(hole);
        }
        put(hole, moment, update);
    }

    private int earlierChild(int parent) {
        int left = 2 * parent + 1;
        return left + 1 < size && moments[left + 1] < moments[left] ? left + 1 : left;
    }

    private void move(int from, int to) {
        put(to, moments[from], updates[from]);
    }

    private void put(int place, long moment, long update) {
        moments[place] = moment;
        updates[place] = update;
    }

    /** Shows everything, in no order. */
    void forEach(BiConsumer<Long, Long> updateAndMoment) {
        for (int i = 0; i < size; i++) {
            updateAndMoment.accept(updates[i], moments[i]);
        }
    }

    void clear() {
        size = 0;
        moments = new long[1024];
        updates = new long[1024];
    }
}
