package io.tidings.local.command;

import io.tidings.local.part.Part;
import io.tidings.local.suite.PlainProgress;
import io.tidings.local.suite.Startup;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code start}: one part again, for tests that broke it. */
@Command(
        name = "start",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Starts one part and waits until it is healthy.")
final class StartCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PART")
    private String part = "";

    @Override
    public Integer call() {
        Suite suite = Suite.ofEnvironment();
        try (var lock = suite.lock();
                var progress = new PlainProgress(System.out)) {
            Startup startup = new Startup(suite.settings(), suite.processes(), progress);
            startup.bringUp(List.of(part.equals("kafka") ? Part.INFRASTRUCTURE : Part.named(part)));
            startup.keep();
        }
        return 0;
    }
}
