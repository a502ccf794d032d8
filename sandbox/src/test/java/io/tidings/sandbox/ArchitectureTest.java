package io.tidings.sandbox;

import io.tidings.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void keepsTheRulesOfTheProject() {
        ArchitectureRules.check("io.tidings.sandbox");
    }
}
