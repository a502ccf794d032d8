package io.tidings.testkit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Data directories: temporary ones, and removal of whole trees. */
public final class Directories {
    private static final Logger LOG = System.getLogger(Directories.class.getName());

    private Directories() {}

    /** A new directory, which its user removes. */
    static Path temporary(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the part when this JVM ends, and only then removes its directory. */
    static void endAndDelete(AutoCloseable part, Path directory) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try (part) {
                LOG.log(Level.DEBUG, "ending {0}", part);
            } catch (Exception e) {
                LOG.log(Level.WARNING, "could not end " + part, e);
            }
            delete(directory);
        }));
    }

    /** Removes the tree; files that vanish meanwhile are fine. */
    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try {
            Files.walkFileTree(directory, new Removal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        @SuppressWarnings("NullAway") // the JDK passes no failure when the visit went well
        public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
        }
    }
}
