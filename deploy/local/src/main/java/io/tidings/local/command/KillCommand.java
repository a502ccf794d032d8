package io.tidings.local.command;

import io.tidings.local.process.Signals;
import io.tidings.local.setting.LocalFault;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kill}: ends one process, for tests that break things. */
@Command(name = "kill", hidden = true, mixinStandardHelpOptions = true, description = "Ends the process of one part.")
final class KillCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Parameters(paramLabel = "PART")
    private String part = "";

    @Option(names = "-9", description = "By SIGKILL instead of SIGTERM.")
    private boolean hard;

    @Override
    public Integer call() {
        ProcessHandle process = Target.running(Suite.ofEnvironment(), part);
        if (hard) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        if (!Signals.awaitEnd(process, PATIENCE)) {
            throw new LocalFault(part + " (process " + process.pid() + ") did not end");
        }
        return 0;
    }
}
