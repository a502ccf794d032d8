package io.tidings.sandbox.storage;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The data folder, {@code tidings.sandbox.data}; one process at a time. */
@Singleton
public final class DataFolder {
    private final Path path;
    private final FileChannel lockFile;

    DataFolder(@ConfigProperty(name = "tidings.sandbox.data", defaultValue = "target/sandbox-data") Path path) {
        this.path = path;
        try {
            create(path);
            lockFile = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            claim();
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + path + " can't be used", e);
        }
    }

    /** Only its owner may look into it: it holds tokens and message texts. */
    private static void create(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(path, mode);
    }

    private void claim() throws IOException {
        FileLock lock = lockFile.tryLock();
        if (lock == null) {
            throw new IOException("another sandbox uses it");
        }
    }

    /** The path of a file in the folder. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** The folder itself. */
    public Path path() {
        return path;
    }

    @PreDestroy
    void release() throws IOException {
        lockFile.close();
    }
}
