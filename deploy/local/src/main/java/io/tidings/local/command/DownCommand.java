package io.tidings.local.command;

import io.tidings.local.suite.Shutdown;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code down}: no process stays, the data does. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Ends every process of the suite; keeps the data.")
final class DownCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        Suite suite = Suite.ofEnvironment();
        try (var lock = suite.lock()) {
            int ended = new Shutdown(suite.settings(), suite.processes()).end();
            System.out.println(
                    ended == 0
                            ? "Nothing was running."
                            : "Down; the data is kept in "
                                    + suite.settings().home().data() + ".");
        }
        return 0;
    }
}
