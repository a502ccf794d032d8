package io.tidings.sandbox.journal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lines that are only ever appended; collected in memory for a moment, then written together. */
final class MessageLog {
    private static final int BUFFER = 1 << 16;

    private final FileChannel file;
    private final ByteBuffer pending = ByteBuffer.allocateDirect(BUFFER);
    private long written;

    MessageLog(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        written = file.size();
    }

    /** Bytes of the log, written or not. */
    synchronized long size() {
        return written + pending.position();
    }

    /** Drops what lies behind an offset. */
    synchronized void truncate(long size) throws IOException {
        file.truncate(size);
        written = size;
    }

    /** Appends a line; where it begins. */
    synchronized long append(byte[] line) throws IOException {
        long offset = size();
        if (line.length + 1 > pending.remaining()) {
            flush();
        }
        if (line.length + 1 > pending.remaining()) {
            write(ByteBuffer.wrap(line));
        } else {
            pending.put(line);
        }
        pending.put((byte) '\n');
        return offset;
    }

    /** Hands to the operating system what was collected. */
    synchronized void flush() throws IOException {
        pending.flip();
        try {
            write(pending);
        } finally {
            pending.compact();
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            written += file.write(bytes, written);
        }
    }

    /** Reads bytes that were appended. */
    byte[] read(long offset, int length) throws IOException {
        makeReadable(offset + length);
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException("The message log ends before " + (offset + length));
            }
        }
        return bytes.array();
    }

    private synchronized void makeReadable(long end) throws IOException {
        if (end > written) {
            flush();
        }
    }

    synchronized void close() throws IOException {
        flush();
        file.close();
    }
}
