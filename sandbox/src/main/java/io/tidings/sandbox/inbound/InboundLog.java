package io.tidings.sandbox.inbound;

import io.tidings.sandbox.json.Json;
import io.tidings.sandbox.storage.DataFolder;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.function.LongFunction;

/** A file of what recipients wrote, each entry with its length before it; found again by its place. */
@Singleton
public final class InboundLog {
    private final FileChannel file;
    private long end;

    InboundLog(DataFolder folder) throws IOException {
        file = FileChannel.open(
                folder.file("inbound.log"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        end = file.size();
    }

    /** Keeps the message that is made for its place; the place. */
    public synchronized long append(LongFunction<InboundMessage> message) {
        long place = end;
        byte[] entry = Json.bytes(message.apply(place));
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + entry.length);
        bytes.putInt(entry.length).put(entry).flip();
        try {
            while (bytes.hasRemaining()) {
                end += file.write(bytes, end);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return place;
    }

    /** The message at a place. */
    public InboundMessage read(long place) {
        try {
            int length = bytes(place, Integer.BYTES).getInt();
            return Json.MAPPER.readValue(bytes(place + Integer.BYTES, length).array(), InboundMessage.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteBuffer bytes(long place, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, place + bytes.position()) > 0) {
            // a read may bring less than was asked for
        }
        return bytes.flip();
    }

    /** Forgets everything. */
    public synchronized void clear() {
        try {
            file.truncate(0);
            end = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    void close() throws IOException {
        file.close();
    }
}
