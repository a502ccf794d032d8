package io.tidings.sandbox.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Updates that wait for a call, first in first out: the oldest in memory, the others in a file when there are many. */
final class Backlog {
    private static final int ENTRY = 2 * Long.BYTES;

    private final Path path;
    private final ByteBuffer memory;
    private @Nullable FileChannel file;
    private long read;
    private long written;

    /**
     * An empty backlog.
     *
     * @param path the file to use when memory doesn't suffice
     * @param capacity updates in memory
     */
    Backlog(Path path, int capacity) {
        this.path = path;
        this.memory = ByteBuffer.allocateDirect(capacity * ENTRY).limit(0);
    }

    long size() {
        return (memory.remaining() + written - read) / ENTRY;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    void add(long reference, long atMillis) {
        if (written == read && makeRoom()) {
            int end = memory.limit();
            memory.limit(end + ENTRY);
            memory.putLong(end, reference).putLong(end + Long.BYTES, atMillis);
        } else {
            spill(ByteBuffer.allocate(ENTRY)
                    .putLong(reference)
                    .putLong(atMillis)
                    .flip());
        }
    }

    private boolean makeRoom() {
        if (memory.capacity() - memory.limit() >= ENTRY) {
            return true;
        }
        if (memory.position() < memory.capacity() / 2) {
            return false;
        }
        memory.compact().flip();
        return true;
    }

    /** Takes the oldest, at most so many. */
    Updates take(int most) {
        Updates taken = new Updates(most);
        while (taken.size() < most && !isEmpty()) {
            if (!memory.hasRemaining()) {
                fetch();
            }
            taken.add(memory.getLong(), memory.getLong());
        }
        return taken;
    }

    private void spill(ByteBuffer entry) {
        try {
            FileChannel target = open();
            while (entry.hasRemaining()) {
                written += target.write(entry, written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fetch() {
        memory.clear().limit((int) Math.min(memory.capacity(), written - read));
        try {
            while (memory.hasRemaining()) {
                read += open().read(memory, read);
            }
            memory.flip();
            if (read == written) {
                truncate();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileChannel open() throws IOException {
        FileChannel opened = file;
        if (opened == null) {
            opened = FileChannel.open(
                    path,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            file = opened;
        }
        return opened;
    }

    private void truncate() throws IOException {
        open().truncate(0);
        read = 0;
        written = 0;
    }

    void clear() {
        memory.position(0).limit(0);
        try {
            if (file != null) {
                truncate();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
