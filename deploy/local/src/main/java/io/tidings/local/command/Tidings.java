package io.tidings.local.command;

import io.tidings.local.setting.LocalFault;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** {@code ./tidings}: one command for the local suite. */
@Command(
        name = "tidings",
        mixinStandardHelpOptions = true,
        version = "tidings 0.1.0-SNAPSHOT",
        description = "Runs the whole Tidings suite on this machine, with a sandboxed provider network.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Environment:",
            "  TIDINGS_PORT_OFFSET    added to every port, for a second suite beside the first",
            "  TIDINGS_HOME           state folder (default .tidings, with an offset .tidings/<offset>)",
            "  TIDINGS_POSTGRES_URL   postgresql://admin:password@host:port instead of the embedded one",
            "  TIDINGS_KAFKA          bootstrap servers instead of the embedded broker",
            "  TIDINGS_REDIS          redis://host:port instead of the embedded one"
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            TestCommand.class,
            StartCommand.class,
            KillCommand.class,
            PidCommand.class
        })
public final class Tidings {
    /** Runs a command and ends with its exit code: 0 success, 1 failure, 2 wrong usage. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Tidings());
        line.setExecutionExceptionHandler(Tidings::explain);
        // what follows a benchmark's name are its own options
        Objects.requireNonNull(line.getSubcommands().get("bench")).setStopAtPositional(true);
        return line;
    }

    private static int explain(Exception fault, CommandLine line, ParseResult result) throws Exception {
        if (fault instanceof LocalFault) {
            line.getErr().println("tidings: " + fault.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw fault;
    }
}
