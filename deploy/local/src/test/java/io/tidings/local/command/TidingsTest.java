package io.tidings.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TidingsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line =
            Tidings.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void explainsItself() {
        assertThat(line.execute("--help")).isZero();
        assertThat(out.toString())
                .contains("up", "down", "status", "logs", "demo", "bench", "test", "TIDINGS_PORT_OFFSET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fly", "up --sideways", "demo --recipients many", "kill"})
    void refusesWrongUsage(String arguments) {
        assertThat(line.execute(arguments.split(" "))).isEqualTo(2);
    }

    @Test
    void leavesABenchmarksOptionsToIt() {
        CommandLine.ParseResult bench =
                line.parseArgs("bench", "broadcast", "--numbers", "8").subcommand();
        assertThat(bench.matchedPositionals().getFirst().<List<String>>getValue())
                .containsExactly("broadcast", "--numbers", "8");
    }

    @Test
    void saysInOneLineWhatIsWrong() {
        assertThat(line.execute("start", "nothing")).isEqualTo(1);
        assertThat(err.toString().strip())
                .startsWith("tidings: no part is named nothing")
                .hasLineCount(1);
    }
}
