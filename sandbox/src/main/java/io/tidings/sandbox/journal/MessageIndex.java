package io.tidings.sandbox.journal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Fixed-size rows of a mapped file, one for each message, numbered from 1. One thread writes at a time; any may read
 * rows up to {@link #count()}.
 */
final class MessageIndex {
    private static final int ROW = 64;
    private static final int CHUNK_ROWS = 1 << 16;
    private static final int OFFSET = 0;
    private static final int FROM = 8;
    private static final int TO = 16;
    private static final int HIGH = 24;
    private static final int LOW = 32;
    private static final int AT = 40;
    private static final int LENGTH = 48;
    private static final int TRAITS = 52;
    private static final int RECEIPTS = 56;
    private static final Correlation.Form[] FORMS = Correlation.Form.values();

    private final FileChannel file;
    private volatile MemorySegment[] chunks = {};
    private volatile long count;

    MessageIndex(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    long count() {
        return count;
    }

    /** Takes over the rows of an earlier process that lie within the log; where the last one's line ends. */
    long recover(long logSize) throws IOException {
        long rows = file.size() / ROW;
        long end = 0;
        while (count < rows) {
            MemorySegment chunk = chunkOf(count + 1);
            long at = rowOf(count + 1);
            int length = chunk.get(JAVA_INT, at + LENGTH);
            boolean follows = length > 0 && chunk.get(JAVA_LONG, at + OFFSET) == end;
            if (!follows || end + length >= logSize) {
                return end;
            }
            end += length + 1L;
            count++;
        }
        return end;
    }

    void append(Row row) throws IOException {
        long seq = count + 1;
        MemorySegment chunk = chunkOf(seq);
        long at = rowOf(seq);
        chunk.set(JAVA_LONG, at + OFFSET, row.offset());
        chunk.set(JAVA_LONG, at + FROM, row.from());
        chunk.set(JAVA_LONG, at + TO, row.to());
        chunk.set(JAVA_LONG, at + HIGH, row.correlation().high());
        chunk.set(JAVA_LONG, at + LOW, row.correlation().low());
        chunk.set(JAVA_LONG, at + AT, row.atMillis());
        chunk.set(
                JAVA_INT,
                at + TRAITS,
                row.correlation().form().ordinal() << 8 | row.category().ordinal());
        chunk.set(JAVA_INT, at + LENGTH, row.length());
        count = seq;
    }

    Row row(long seq) {
        MemorySegment chunk = existing(seq);
        long at = rowOf(seq);
        int traits = chunk.get(JAVA_INT, at + TRAITS);
        Correlation correlation =
                new Correlation(FORMS[traits >> 8], chunk.get(JAVA_LONG, at + HIGH), chunk.get(JAVA_LONG, at + LOW));
        return new Row(
                chunk.get(JAVA_LONG, at + OFFSET),
                chunk.get(JAVA_INT, at + LENGTH),
                chunk.get(JAVA_LONG, at + FROM),
                chunk.get(JAVA_LONG, at + TO),
                correlation,
                Category.at(traits & 0xFF),
                chunk.get(JAVA_LONG, at + AT));
    }

    /** Counts a receipt that was taken; one thread at a time. */
    void receiptGiven(long seq) {
        MemorySegment chunk = existing(seq);
        long at = rowOf(seq) + RECEIPTS;
        chunk.set(JAVA_INT, at, chunk.get(JAVA_INT, at) + 1);
    }

    /** How many receipts were taken, repeated ones included. */
    int receipts(long seq) {
        return existing(seq).get(JAVA_INT, rowOf(seq) + RECEIPTS);
    }

    long from(long seq) {
        return existing(seq).get(JAVA_LONG, rowOf(seq) + FROM);
    }

    long to(long seq) {
        return existing(seq).get(JAVA_LONG, rowOf(seq) + TO);
    }

    boolean hasCorrelation(long seq, long high, long low) {
        MemorySegment chunk = existing(seq);
        long at = rowOf(seq);
        return chunk.get(JAVA_LONG, at + LOW) == low && chunk.get(JAVA_LONG, at + HIGH) == high;
    }

    long correlationHigh(long seq) {
        return existing(seq).get(JAVA_LONG, rowOf(seq) + HIGH);
    }

    long correlationLow(long seq) {
        return existing(seq).get(JAVA_LONG, rowOf(seq) + LOW);
    }

    private MemorySegment existing(long seq) {
        return chunks[(int) ((seq - 1) / CHUNK_ROWS)];
    }

    private static long rowOf(long seq) {
        return (seq - 1) % CHUNK_ROWS * ROW;
    }

    /** Arenas are left to the garbage collector, since a reader may still be in a chunk after a reset. */
    private MemorySegment chunkOf(long seq) throws IOException {
        int chunk = (int) ((seq - 1) / CHUNK_ROWS);
        if (chunk == chunks.length) {
            MemorySegment[] more = Arrays.copyOf(chunks, chunk + 1);
            long size = (long) CHUNK_ROWS * ROW;
            more[chunk] = file.map(MapMode.READ_WRITE, chunk * size, size, Arena.ofAuto());
            chunks = more;
        }
        return chunks[chunk];
    }

    void close() throws IOException {
        file.close();
    }
}
