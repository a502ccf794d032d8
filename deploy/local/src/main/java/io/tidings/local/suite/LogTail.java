package io.tidings.local.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a log, for the message about a part that failed. */
final class LogTail {
    private static final int LINES = 20;
    private static final int WIDTH = 300;

    private LogTail() {}

    static String of(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                    .map(line -> "    " + (line.length() > WIDTH ? line.substring(0, WIDTH) + " ..." : line))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "    (no log at " + log + ")";
        }
    }
}
