package io.tidings.bench;

import io.tidings.bench.chaos.ChaosBench;
import io.tidings.bench.chaos.HandoverBench;
import io.tidings.bench.gateway.GatewayBench;
import io.tidings.bench.queue.BacklogBench;
import io.tidings.bench.queue.QueueBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParseResult;

/** {@code ./tidings bench NAME}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            BroadcastBench.class,
            ChaosBench.class,
            CodesBench.class,
            GatewayBench.class,
            HandoverBench.class,
            QueueBench.class,
            BacklogBench.class
        },
        description = "Measures the running suite; start it with ./tidings up.")
public final class Bench {

    private Bench() {}

    /** Runs the benchmark that the first argument names. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .setExecutionExceptionHandler(Bench::explain)
                .execute(arguments));
    }

    /** Whoever has forgotten the suite is told so in a line; anything else comes with its trace. */
    private static int explain(Exception failure, CommandLine command, ParseResult arguments) throws Exception {
        if (failure instanceof NoSuite) {
            command.getErr().println(failure.getMessage());
            return ExitCode.USAGE;
        }
        throw failure;
    }
}
