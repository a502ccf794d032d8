package io.tidings.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pid}: the process of a part, for tests that break things. */
@Command(name = "pid", hidden = true, mixinStandardHelpOptions = true, description = "Prints the process id of a part.")
final class PidCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PART")
    private String part = "";

    @Override
    public Integer call() {
        System.out.println(Target.running(Suite.ofEnvironment(), part).pid());
        return 0;
    }
}
