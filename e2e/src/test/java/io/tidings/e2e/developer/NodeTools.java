package io.tidings.e2e.developer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Programs of npm, installed into {@code target/node} when their lock file has changed. */
final class NodeTools {
    private static final Path MODULE = Path.of(System.getProperty("tidings.root", ".."), "e2e")
            .toAbsolutePath()
            .normalize();
    private static final Path SOURCES = MODULE.resolve("src/test/node");
    private static final Path HOME = MODULE.resolve("target/node");
    private static final String LOCK = "package-lock.json";

    private NodeTools() {}

    /** Whether this machine has Node and npm: the project asks for a JDK and Maven only. */
    static boolean arePossible() {
        try {
            return ended(start(List.of("npm", "--version"), Redirect.DISCARD)) == 0;
        } catch (UncheckedIOException absent) {
            return false;
        }
    }

    /** Brings what the lock file names, and the scripts that stand beside it. */
    static NodeTools installed() {
        try {
            Files.createDirectories(HOME.resolve("tmp"));
            Path done = HOME.resolve("installed.json");
            boolean isDone = Files.exists(done) && Files.mismatch(done, SOURCES.resolve(LOCK)) < 0;
            try (Stream<Path> files = Files.list(SOURCES)) {
                for (Path file : files.toList()) {
                    Files.copy(file, HOME.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            NodeTools tools = new NodeTools();
            if (!isDone) {
                Result result = tools.run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
                if (result.exit() != 0) {
                    throw new IllegalStateException(result.output());
                }
                Files.copy(SOURCES.resolve(LOCK), done, StandardCopyOption.REPLACE_EXISTING);
            }
            return tools;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder for what the programs read and write. */
    Path folder() {
        return HOME.resolve("tmp");
    }

    /** Runs an installed program to its end. */
    Result tool(String name, String... arguments) {
        return run(HOME.resolve("node_modules/.bin").resolve(name).toString(), arguments);
    }

    /** Runs a command to its end. */
    Result run(String command, String... arguments) {
        try {
            Path output = Files.createTempFile(folder(), "output", ".txt");
            int exit = ended(start(command(command, arguments), Redirect.to(output.toFile())));
            return new Result(exit, Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts an installed program that goes on until it is ended. */
    Process server(String name, Path output, String... arguments) {
        String program = HOME.resolve("node_modules/.bin").resolve(name).toString();
        return start(command(program, arguments), Redirect.to(output.toFile()));
    }

    private static List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Process start(List<String> command, Redirect output) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        if (Files.isDirectory(HOME)) {
            builder.directory(HOME.toFile());
        }
        // the browser unpacks itself there, and nobody calls home
        builder.environment().put("TMPDIR", HOME.resolve("tmp").toString());
        builder.environment().put("REDOCLY_TELEMETRY", "off");
        builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int ended(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How it ended, and all that it printed. */
    record Result(int exit, String output) {}
}
