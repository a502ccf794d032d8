package io.tidings.auth;

import io.tidings.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void followsTheRulesOfAllModules() {
        ArchitectureRules.check("io.tidings.auth");
    }
}
