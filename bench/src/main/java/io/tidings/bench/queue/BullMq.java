package io.tidings.bench.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The same work by BullMQ, in a Node process. */
final class BullMq {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder = Path.of(System.getProperty("tidings.root", ".")).resolve("bench/queue/bullmq");
    private final int redisPort;

    BullMq(int redisPort) {
        this.redisPort = redisPort;
    }

    /** Fetches the pinned packages, once. */
    void install() {
        if (!Files.exists(folder.resolve("node_modules/.package-lock.json"))) {
            // not ci: it refuses a lock without the optional binaries of platforms that a registry does not serve
            run("npm", "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts");
        }
    }

    /** One round; jobs a second added and completed. */
    Round round(int jobs, String queue) {
        List<String> lines = run("node", "run.mjs", Integer.toString(redisPort), Integer.toString(jobs), queue);
        try {
            JsonNode report = JSON.readTree(lines.getLast());
            return new Round(
                    report.path("add_per_s").asDouble(),
                    report.path("drain_per_s").asDouble());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<String> lines = new ArrayList<>(process.inputReader().lines().toList());
            int end = process.waitFor();
            if (end != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + end);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Round(double addPerSecond, double drainPerSecond) {}
}
