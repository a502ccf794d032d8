package io.tidings.local.command;

import io.tidings.local.part.Part;
import io.tidings.local.suite.PlainProgress;
import io.tidings.local.suite.Startup;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

    @Option(names = "--no-wait", description = "Prints the process id and returns before the part is healthy.")
    private boolean atOnce;

    @Override
    public Integer call() {
        Suite suite = Suite.ofEnvironment();
        return atOnce ? begin(suite) : bringUp(suite);
    }

    /** Without the suite's lock, so that parts that need each other can be started together. */
    private int begin(Suite suite) {
        Part named = named();
        ProcessHandle process = suite.processes()
                .running(named)
                .orElseGet(() -> suite.processes().start(named));
        System.out.println(process.pid());
        return 0;
    }

    private Part named() {
        return part.equals("kafka") ? Part.INFRASTRUCTURE : Part.named(part);
    }

    private int bringUp(Suite suite) {
        try (var lock = suite.lock();
                var progress = new PlainProgress(System.out)) {
            Startup startup = new Startup(suite.settings(), suite.processes(), progress);
            startup.bringUp(List.of(named()));
            startup.keep();
        }
        return 0;
    }
}
