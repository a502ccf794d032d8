package io.tidings.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The rules that the build holds every module to; each module's {@code ArchitectureTest} calls {@link #check}. */
public final class ArchitectureRules {
    private static final String OUTBOX = "io.tidings.platform.event..";
    private static final String OWN_CONTEXT = "io.tidings.platform.context.OwnContext";

    private ArchitectureRules() {}

    /** Checks all rules on the main classes under the package, for example {@code io.tidings.billing}. */
    public static void check(String root) {
        JavaClasses classes = mainClasses(root);
        all(root).forEach(rule -> rule.check(classes));
    }

    /** The main classes under the package. */
    public static JavaClasses mainClasses(String root) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }

    /** Every rule, for the module of that root package. */
    public static List<ArchRule> all(String root) {
        return List.of(
                featuresDontCycle(root),
                featuresDontKnowTheirDialects(),
                dialectsHoldNoRules(),
                noFieldInjection(),
                noAwait(),
                eventsLeaveThroughTheOutbox(),
                noClockOutsideWiring(),
                sharedOutcomesComeBack(),
                changesWaitForTheirBody(),
                noVagueNames());
    }

    /** Feature packages (those right under the root) depend on one another without a cycle; dialects stand outside. */
    public static ArchRule featuresDontCycle(String root) {
        return slices().assignedFrom(new Features(root))
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }

    /** What a feature does is known without the shapes in which the outside sees it. */
    public static ArchRule featuresDontKnowTheirDialects() {
        return noClasses()
                .that(not(resideInAPackage("..api..")))
                .should()
                .dependOnClassesThat(resideInAPackage("io.tidings..api.."))
                .allowEmptyShould(true);
    }

    /** Dialect adapters translate: no SQL, no transaction, no event, no clock. */
    public static ArchRule dialectsHoldNoRules() {
        return noClasses()
                .that()
                .resideInAPackage("..api..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.tidings.platform.store..",
                        OUTBOX,
                        "io.vertx..sqlclient..",
                        "io.vertx..pgclient..",
                        "org.hibernate..",
                        "io.quarkus.hibernate..",
                        "jakarta.persistence..",
                        "jakarta.transaction..",
                        "java.sql..",
                        "javax.sql.."))
                .allowEmptyShould(true);
    }

    /** Collaborators come through the constructor. */
    public static ArchRule noFieldInjection() {
        return noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.rest.client.inject.RestClient")
                .allowEmptyShould(true);
    }

    /** Nothing waits for a Uni or Multi. */
    public static ArchRule noAwait() {
        return noClasses().should(CallChecks.awaitReactively()).allowEmptyShould(true);
    }

    /** Events are produced in the transaction of their cause, so only the outbox owns a producer. */
    public static ArchRule eventsLeaveThroughTheOutbox() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(OUTBOX)
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.kafka.clients.producer.."))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Emitter")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.smallrye.reactive.messaging.MutinyEmitter")
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("io.vertx..kafka.client.producer.."))
                .allowEmptyShould(true);
    }

    /** Time comes from the injected {@link java.time.InstantSource}. */
    public static ArchRule noClockOutsideWiring() {
        return noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Wiring")
                .should(CallChecks.readTheSystemClock())
                .allowEmptyShould(true);
    }

    /**
     * What several requests wait for comes back to each on its own context. The gateway's handlers have no request scope
     * and name their context themselves.
     */
    public static ArchRule sharedOutcomesComeBack() {
        return noClasses()
                .that(describe(
                        "don't use OwnContext",
                        type -> type.getDirectDependenciesFromSelf().stream()
                                .noneMatch(
                                        used -> used.getTargetClass().getName().equals(OWN_CONTEXT))))
                .and()
                .resideOutsideOfPackage("io.tidings.gateway..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.smallrye.mutiny.groups.UniMemoize")
                .orShould()
                .dependOnClassesThat(resideInAPackage("com.github.benmanes.caffeine.cache..")
                        .and(nameMatching(".*\\.Async(Loading)?Cache")))
                .allowEmptyShould(true);
    }

    /**
     * What changes something takes the body as a parameter, even one that it ignores: a method without is called before the
     * body has come, and what the gateway then refuses for its size was carried out all the same.
     */
    public static ArchRule changesWaitForTheirBody() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("..api..")
                .and(describe("change something", ResourceChecks::changesSomething))
                .should(ResourceChecks.takeTheirBody())
                .allowEmptyShould(true);
    }

    /** A name says what the class is. */
    public static ArchRule noVagueNames() {
        return noClasses()
                .should()
                .haveNameMatching(".*[a-z0-9](Manager|Helper|Utils?|Impl)")
                .allowEmptyShould(true);
    }
}
