package io.tidings.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRulesTest {
    private static final String BAD = "io.tidings.testkit.bad";
    private static final String GOOD = "io.tidings.testkit.good";

    static Stream<Arguments> rulesAndTheirBadExamples() {
        return Stream.of(
                arguments(ArchitectureRules.featuresDontCycle(BAD), "Alpha"),
                arguments(ArchitectureRules.featuresDontKnowTheirDialects(), "Gamma"),
                arguments(ArchitectureRules.dialectsHoldNoRules(), "GammaResource"),
                arguments(ArchitectureRules.noFieldInjection(), "Alpha.beta"),
                arguments(ArchitectureRules.noAwait(), "Sleeper"),
                arguments(ArchitectureRules.eventsLeaveThroughTheOutbox(), "Shouter"),
                arguments(ArchitectureRules.noClockOutsideWiring(), "ClockReader"),
                arguments(ArchitectureRules.sharedOutcomesComeBack(), "Sharer"),
                arguments(ArchitectureRules.changesWaitForTheirBody(), "HastyResource"),
                arguments(ArchitectureRules.noVagueNames(), "EverythingManager"));
    }

    @ParameterizedTest
    @MethodSource("rulesAndTheirBadExamples")
    void findsTheBadExample(ArchRule rule, String offender) {
        var result = rule.evaluate(classes(BAD));

        assertThat(result.hasViolation()).isTrue();
        assertThat(String.join("\n", result.getFailureReport().getDetails())).contains(offender);
    }

    @Test
    void everyRuleHasABadExample() {
        assertThat(rulesAndTheirBadExamples()).hasSameSizeAs(ArchitectureRules.all(BAD));
    }

    @Test
    void passesWellFormedFeatures() {
        JavaClasses classes = classes(GOOD);

        assertThat(ArchitectureRules.all(GOOD))
                .allSatisfy(rule ->
                        assertThat(rule.evaluate(classes).hasViolation()).isFalse());
    }

    @Test
    void looksAtMainClassesOnly() {
        assertThat(ArchitectureRules.mainClasses(BAD)).isEmpty();
    }

    private static JavaClasses classes(String root) {
        return new ClassFileImporter().importPackages(root);
    }
}
