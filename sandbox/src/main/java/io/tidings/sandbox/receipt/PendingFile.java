package io.tidings.sandbox.receipt;

import io.tidings.sandbox.storage.DataFolder;
import io.tidings.sandbox.webhook.Updates;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What was still to be told when the sandbox was stopped, for the next start. */
@Singleton
final class PendingFile {
    private static final int ENTRY = 2 * Long.BYTES;

    private final Path path;

    PendingFile(DataFolder folder) {
        path = folder.file("pending");
    }

    /** Writes all pending updates of a run. */
    void write(int run, Timeline timeline, Outgoing outgoing) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)))) {
            out.writeLong(run);
            timeline.forEach((update, moment) -> write(out, update, moment));
            outgoing.drain((update, moment) -> write(out, update, moment));
        }
    }

    private static void write(DataOutputStream out, long update, long moment) {
        try {
            out.writeLong(update);
            out.writeLong(moment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what was pending of a run, once. */
    Updates take(int run) throws IOException {
        Updates updates = new Updates(16);
        if (Files.exists(path)) {
            long entries = Files.size(path) / ENTRY;
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
                boolean sameRun = in.readLong() == run;
                for (long i = 0; sameRun && i < entries; i++) {
                    updates.add(in.readLong(), in.readLong());
                }
            }
            Files.delete(path);
        }
        return updates;
    }
}
