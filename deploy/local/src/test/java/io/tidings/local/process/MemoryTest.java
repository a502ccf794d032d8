package io.tidings.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final long MEGA = 1024 * 1024;

    @Test
    void countsDescendantsIntoTheTree() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        long alone = Memory.resident(self);
        Process child = new ProcessBuilder("sh", "-c", "read line").start();

        assertThat(alone).isGreaterThan(10 * MEGA);
        assertThat(Memory.residentOfTree(self)).isGreaterThan(Memory.residentOfTree(child.toHandle()));
        assertThat(Memory.residentOfTree(child.toHandle())).isPositive();

        Signals.end(child.toHandle(), Duration.ofSeconds(10));
        assertThat(Memory.resident(child.toHandle())).isZero();
    }
}
