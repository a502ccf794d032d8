package io.tidings.gateway;

import io.tidings.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfEveryModule() {
        ArchitectureRules.check("io.tidings.gateway");
    }
}
