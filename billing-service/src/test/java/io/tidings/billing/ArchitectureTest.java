package io.tidings.billing;

import io.tidings.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void followsTheRulesOfAllModules() {
        ArchitectureRules.check("io.tidings.billing");
    }
}
