package io.tidings.local.command;

import io.tidings.local.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: a broadcast, watched live; exit code 0 only when the API, the sandbox and the credit agree. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Sends a broadcast over the demo's numbers and compares what every side says.")
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--recipients",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many (default: the sample file's 500).")
    private int recipients;

    @Override
    public Integer call() {
        Demo demo = new Demo(Suite.ofEnvironment().settings(), System.out, Terminal.isLive());
        return demo.run(recipients, ClockWiring.clock()) ? 0 : 1;
    }
}
