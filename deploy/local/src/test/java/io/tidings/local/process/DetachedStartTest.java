package io.tidings.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedStartTest {
    @TempDir
    Path folder;

    @Test
    void appendsToTheLogAndPassesTheEnvironment() throws IOException {
        Path log = Files.writeString(folder.resolve("part.log"), "before\n");

        DetachedStart.start(new DetachedStart.Order(
                        List.of("sh", "-c", "echo $GREETING; pwd"), Map.of("GREETING", "hello"), folder, log))
                .onExit()
                .join();

        assertThat(log).content().isEqualTo("before\nhello\n" + folder.toRealPath() + "\n");
    }

    @Test
    void isTheProcessThatItAnswers() throws IOException {
        Path log = folder.resolve("part.log");

        ProcessHandle process =
                DetachedStart.start(new DetachedStart.Order(List.of("sh", "-c", "echo $$"), Map.of(), folder, log));
        process.onExit().join();

        assertThat(log).content().isEqualTo(process.pid() + "\n");
    }
}
