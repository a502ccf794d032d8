package io.tidings.broadcast.mapping;

import java.util.Arrays;

/** Distinct numbers with the places of their rows in the text; three primitive arrays, since there may be very many. */
public final class Contacts {

    private final MappingText text;
    private long[] phones = new long[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int size;

    Contacts(MappingText text) {
        this.text = text;
    }

    void add(long phone, int start, int end) {
        if (size == phones.length) {
            int larger = size + (size >> 1);
            phones = Arrays.copyOf(phones, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
        }
        phones[size] = phone;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The number at {@code index} from 0, digits only. */
    public String phone(int index) {
        return Long.toString(phones[index]);
    }

    /** The end, exclusive, of so many contacts from {@code from} on, or of fewer with so many bytes; at least one. */
    public int end(int from, int most, int mostBytes) {
        int bytes = 0;
        int end = from;
        while (end < Math.min(size, from + most) && bytes < mostBytes) {
            bytes += ends[end] - starts[end];
            end++;
        }
        return end;
    }

    /** The row at {@code index} from 0, as the customer wrote it. */
    public String row(int index) {
        return text.slice(starts[index], ends[index]);
    }
}
