package io.tidings.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Remembers which process runs a part, one file a part: process id, start in milliseconds, fingerprint. */
public final class PidFiles {
    private final Path folder;

    /** Keeps the files in the folder. */
    public PidFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * A process that was started for a part.
     *
     * @param fingerprint of what it was started from and told
     */
    public record Entry(ProcessIdentity identity, String fingerprint) {}

    /** Notes the process of the part. */
    public void write(String part, Entry entry) {
        ProcessIdentity identity = entry.identity();
        String line = identity.pid() + " " + identity.start().toEpochMilli() + " " + entry.fingerprint() + "\n";
        try {
            Path fresh = folder.resolve(part + ".pid.new");
            Files.writeString(fresh, line);
            Files.move(fresh, file(part), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of the part, when it still runs. */
    public Optional<Entry> running(String part) {
        return read(part).filter(entry -> entry.identity().alive().isPresent());
    }

    private Optional<Entry> read(String part) {
        try {
            String[] words = Files.readString(file(part)).strip().split(" ");
            Instant start = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return Optional.of(new Entry(new ProcessIdentity(Long.parseLong(words[0]), start), words[2]));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Forgets the process of the part. */
    public void remove(String part) {
        try {
            Files.deleteIfExists(file(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String part) {
        return folder.resolve(part + ".pid");
    }
}
