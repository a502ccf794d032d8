package io.tidings.local.command;

import io.tidings.local.setting.LocalFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logs}: the end of one log or of all. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Shows the end of the logs of a part, or of all.")
final class LogsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "PART", defaultValue = "", description = "A part, as status names it.")
    private String part = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on showing what is added.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "40",
            description = "How many lines (default ${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            command.add("-F");
        }
        logs().forEach(log -> command.add(log.toString()));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private List<Path> logs() throws IOException {
        Path folder = Suite.ofEnvironment().settings().home().log("any").getParent();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
            String wanted = (part.equals("kafka") ? "infrastructure" : part) + ".log";
            List<Path> chosen = part.isEmpty()
                    ? all
                    : all.stream().filter(file -> file.endsWith(wanted)).toList();
            if (chosen.isEmpty()) {
                throw new LocalFault("no log " + wanted + " in " + folder);
            }
            return chosen;
        }
    }
}
