package io.tidings.local.command;

import io.tidings.local.setting.LocalFault;
import io.tidings.local.setting.Port;
import io.tidings.local.setting.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bench}: runs a benchmark of the bench module against this suite. */
@Command(name = "bench", description = "Runs a benchmark against the suite, for example: bench broadcast.")
final class BenchCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "NAME [ARGUMENT...]", description = "Which, and what it is told.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = Suite.ofEnvironment().settings();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dtidings.root=" + settings.root(),
                "-cp",
                classPath(settings.root().resolve("bench/target")),
                "io.tidings.bench.Bench"));
        command.addAll(arguments);
        ProcessBuilder bench = new ProcessBuilder(command).inheritIO();
        bench.environment()
                .putAll(Map.of(
                        "TIDINGS_HOME", settings.home().path().toString(),
                        "TIDINGS_URL", settings.url(Port.GATEWAY),
                        "TIDINGS_SANDBOX_URL", settings.url(Port.SANDBOX)));
        return bench.start().waitFor();
    }

    private static String classPath(Path target) throws IOException {
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.<Path>of()) {
            String jars = String.join(
                    File.pathSeparator,
                    files.map(Path::toString)
                            .filter(file -> file.endsWith(".jar"))
                            .toList());
            if (jars.isEmpty()) {
                throw new LocalFault("the bench module is not built: no jar in " + target);
            }
            return jars + File.pathSeparator + target.resolve("lib") + File.separator + "*";
        }
    }
}
