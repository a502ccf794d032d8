package io.tidings.e2e.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A user's shell in a folder that has what {@code ./tidings up} leaves there; curl ends with an error on statuses of errors. */
final class Shell {

    /** Stands behind each answer of curl. */
    static final String END = "\u001e";

    private final Path folder;

    /** @param folder empty, and may be written to */
    Shell(Path folder, Path home) throws IOException {
        this.folder = folder;
        Files.createSymbolicLink(folder.resolve(".tidings"), home);
        Files.writeString(folder.resolve(".curlrc"), "fail-with-body\nmax-time = 60\nwrite-out = \"" + END + "\"\n");
    }

    /** Whether there is such a command. */
    boolean has(String command) {
        return run("command -v " + command).exit() == 0;
    }

    /** Runs these lines; the first that fails ends them. */
    Result run(String lines) {
        try {
            Path script = Files.writeString(folder.resolve("script"), lines);
            ProcessBuilder bash =
                    new ProcessBuilder("bash", "-euo", "pipefail", script.toString()).directory(folder.toFile());
            bash.environment().put("CURL_HOME", folder.toString());
            Process process = bash.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How it ended, and all that it printed. */
    record Result(int exit, String output) {}
}
