package io.tidings.broadcast.intake.api;

import io.tidings.platform.fault.TooLarge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A body that has come in full. A large one waits in a file: the memory that large bodies share is taken for as long as the
 * service reads, and not for as long as a client sends.
 *
 * @param size in bytes
 */
record ReceivedBody(InputStream in, long size) implements AutoCloseable {

    private static final int SMALL = 256 * 1024;

    /**
     * Takes a body in; blocks, so only on virtual threads.
     *
     * @param largest its bytes at most
     * @throws TooLarge when there are more; it has been read to its end by then, since an answer that leaves before its
     *     request has arrived is lost when the connection is closed behind it
     */
    static ReceivedBody of(InputStream body, long largest) {
        try {
            byte[] beginning = body.readNBytes(SMALL);
            return beginning.length < SMALL
                    ? new ReceivedBody(new ByteArrayInputStream(beginning), beginning.length)
                    : inFile(beginning, body, largest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReceivedBody inFile(byte[] beginning, InputStream rest, long largest) throws IOException {
        Path file = Files.createTempFile("tidings-body-", ".json");
        try {
            long size;
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(beginning);
                size = beginning.length + new LimitedInput(rest, largest - beginning.length).transferTo(out);
            } catch (TooLarge e) {
                rest.transferTo(OutputStream.nullOutputStream());
                throw e;
            }
            return new ReceivedBody(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE), size);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
