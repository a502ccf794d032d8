package io.tidings.local;

import io.tidings.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void keepsTheRules() {
        ArchitectureRules.check("io.tidings.local");
    }
}
