package io.tidings.sandbox.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    @TempDir
    Path folder;

    private static NewMessage message(long from, @Nullable String correlationId) {
        return new NewMessage(from, 213661000001L, "Hello", null, correlationId, Category.SERVICE);
    }

    @Test
    void goesOnWhereAKilledProcessLeftOff() throws IOException {
        Run killed = Run.resume(folder);
        String id = UUID.randomUUID().toString();
        killed.append(message(1, id), 0, 1_700_000_000_000L);
        killed.append(message(2, "other"), 1, 1_700_000_000_500L);
        killed.log().flush();
        killed.append(message(2, "never written"), 2, 1_700_000_000_600L);

        Run resumed = Run.resume(folder);

        assertThat(resumed.stats().received()).isEqualTo(2);
        assertThat(resumed.stats().perSender())
                .containsEntry("2", new Stats.Sender(1, "2023-11-14T22:13:20.500Z", "2023-11-14T22:13:20.500Z", 1));
        resumed.append(message(1, id), 3, 1_700_000_001_000L);
        assertThat(resumed.stats().duplicates()).isEqualTo(1);
        assertThat(resumed.stats().distinctCorrelationIds()).isEqualTo(2);
        assertThat(new String(resumed.line(3), StandardCharsets.UTF_8)).contains("\"seq\":3", id);
        assertThat(resumed.messageId(7, 1)).isEqualTo(killed.messageId(7, 1));
    }

    @Test
    void dropsALineThatWasWrittenInPart() throws IOException {
        Run killed = Run.resume(folder);
        killed.append(message(1, null), 0, 0);
        killed.append(message(1, null), 0, 0);
        killed.close();
        cutOff(3);

        Run resumed = Run.resume(folder);
        assertThat(resumed.stats().received()).isEqualTo(1);
        resumed.append(message(1, null), 0, 0);

        assertThat(new String(resumed.line(2), StandardCharsets.UTF_8)).startsWith("{\"seq\":2,");
    }

    private void cutOff(int bytes) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path log = files.filter(file -> file.toString().endsWith(".ndjson"))
                    .findFirst()
                    .orElseThrow();
            try (var channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() - bytes);
            }
        }
    }

    @Test
    void startsAfreshWithOtherMessageIds() throws IOException {
        Run old = Run.resume(folder);
        old.append(message(1, null), 0, 0);
        old.close();

        Run fresh = Run.fresh(folder);

        assertThat(fresh.stats().received()).isZero();
        assertThat(fresh.messageId(7, 1)).isNotEqualTo(old.messageId(7, 1));
    }

    @Test
    void knowsEveryCorrelationIdOfManyMessages() throws IOException {
        Run run = Run.resume(folder);
        int messages = 150_000;
        for (int i = 0; i < messages; i++) {
            run.append(message(1, new UUID(0x0190_0000_0000_7000L + i / 7, i).toString()), i, i);
        }
        run.append(message(1, new UUID(0x0190_0000_0000_7000L, 3).toString()), messages, messages);

        Stats stats = run.stats();

        assertThat(stats.distinctCorrelationIds()).isEqualTo(messages);
        assertThat(stats.duplicates()).isEqualTo(1);
        assertThat(stats.received()).isEqualTo(messages + 1);
    }
}
