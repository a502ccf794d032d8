package io.tidings.local.process;

import io.tidings.local.setting.LocalFault;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts processes that outlive this one and its terminal. */
public final class DetachedStart {
    private DetachedStart() {}

    /**
     * A process to start.
     *
     * @param environment added to this process's own
     * @param folder its working directory
     * @param log takes its output, appended
     */
    public record Order(List<String> command, Map<String, String> environment, Path folder, Path log) {}

    /** Starts it in a session of its own where the system can. */
    public static ProcessHandle start(Order order) {
        List<String> command = new ArrayList<>(session());
        command.addAll(order.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(order.folder().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(order.log().toFile()));
        builder.environment().putAll(order.environment());
        try {
            return builder.start().toHandle();
        } catch (IOException e) {
            throw new LocalFault("could not start " + order.command().getFirst() + ": " + e.getMessage(), e);
        }
    }

    private static List<String> session() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "setsid"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .limit(1)
                .toList();
    }
}
