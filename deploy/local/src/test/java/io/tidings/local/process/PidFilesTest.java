package io.tidings.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesTest {
    @TempDir
    Path folder;

    @Test
    void remembersARunningProcess() {
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());
        PidFiles pids = new PidFiles(folder);

        pids.write("auth", new PidFiles.Entry(self, "abc"));

        assertThat(pids.running("auth")).hasValueSatisfying(entry -> {
            assertThat(entry.identity().pid()).isEqualTo(self.pid());
            assertThat(entry.fingerprint()).isEqualTo("abc");
        });
    }

    @Test
    void doesNotTakeALaterProcessWithTheSameIdForIt() {
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());
        ProcessIdentity earlier = new ProcessIdentity(self.pid(), self.start().minus(Duration.ofMinutes(1)));
        PidFiles pids = new PidFiles(folder);

        pids.write("auth", new PidFiles.Entry(earlier, "abc"));

        assertThat(pids.running("auth")).isEmpty();
    }

    @Test
    void forgetsAProcessThatEnded() throws IOException {
        Process process = new ProcessBuilder("sh", "-c", "read line").start();
        ProcessIdentity identity = ProcessIdentity.of(process.toHandle());
        PidFiles pids = new PidFiles(folder);
        pids.write("auth", new PidFiles.Entry(identity, "abc"));
        assertThat(pids.running("auth")).isPresent();

        Signals.end(process.toHandle(), Duration.ofSeconds(10));

        assertThat(pids.running("auth")).isEmpty();
    }

    @Test
    void readsADamagedFileAsNone() throws IOException {
        Files.writeString(folder.resolve("auth.pid"), "not a pid");

        assertThat(new PidFiles(folder).running("auth")).isEmpty();
    }
}
