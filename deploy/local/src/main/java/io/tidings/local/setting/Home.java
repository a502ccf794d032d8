package io.tidings.local.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The state folder of one suite.
 *
 * @param path the folder, {@code .tidings} of the checkout unless told otherwise
 */
public record Home(Path path) {
    /** What {@code up --fresh} removes. */
    public Path data() {
        return path.resolve("data");
    }

    /** One file a process. */
    public Path log(String part) {
        return existing(path.resolve("logs")).resolve(part + ".log");
    }

    /** Process ids and locks. */
    public Path run() {
        return existing(path.resolve("run"));
    }

    /** The variables that scripts source. */
    public Path demoEnv() {
        return existing(path).resolve("demo.env");
    }

    private static Path existing(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
