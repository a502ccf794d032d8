package io.tidings.broadcast.mapping;

import java.nio.charset.StandardCharsets;

/** The decoded text of {@code data}, held once, as UTF-8: rows are slices of it. It may be forgotten to free memory. */
public final class MappingText {

    private static final byte[] FORGOTTEN = {};

    private byte[] bytes;
    private int length;

    /** Takes over {@code bytes}, of which the first {@code length} are text. */
    public MappingText(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** A text that is at hand already. */
    public static MappingText of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new MappingText(bytes, bytes.length);
    }

    /** Whether there is nothing but white space. */
    public boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Frees the memory; nothing can be read from here on. */
    public void forget() {
        bytes = FORGOTTEN;
        length = 0;
    }

    /** The characters from byte {@code from} to before byte {@code to}. */
    String slice(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Where a person finds byte {@code offset}: "line L, column C", both from 1, counted in characters. */
    String place(int offset) {
        int end = Math.min(offset, length);
        int line = 1;
        int start = 0;
        for (int i = 0; i < end; i++) {
            if (bytes[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        return "line " + line + ", column " + (slice(start, end).codePoints().count() + 1);
    }
}
