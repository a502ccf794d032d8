package io.tidings.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Conditions over the methods that a class calls or refers to. */
final class CallChecks {
    private static final Map<String, Set<String>> CLOCKS = Map.ofEntries(
            Map.entry("java.time.Instant", Set.of("now")),
            Map.entry("java.time.LocalDate", Set.of("now")),
            Map.entry("java.time.LocalTime", Set.of("now")),
            Map.entry("java.time.LocalDateTime", Set.of("now")),
            Map.entry("java.time.OffsetDateTime", Set.of("now")),
            Map.entry("java.time.ZonedDateTime", Set.of("now")),
            Map.entry("java.time.InstantSource", Set.of("system")),
            Map.entry("java.time.Clock", Set.of("system", "systemUTC", "systemDefaultZone", "tickMillis")),
            Map.entry("java.lang.System", Set.of("currentTimeMillis")));
    private static final Set<String> WAITS = Set.of("await", "toStream", "subscribeAsStream", "subscribeAsIterable");

    private CallChecks() {}

    static ArchCondition<JavaClass> readTheSystemClock() {
        return access("read the system clock", CallChecks::readsClock);
    }

    static ArchCondition<JavaClass> awaitReactively() {
        return access("wait for a Uni or Multi", CallChecks::awaits);
    }

    private static boolean readsClock(JavaCodeUnitAccess<?> access) {
        boolean ticking = !access.getTarget().getName().equals("now")
                || access.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.isAssignableTo("java.time.Clock"));
        return ticking
                && CLOCKS.getOrDefault(access.getTargetOwner().getName(), Set.of())
                        .contains(access.getTarget().getName());
    }

    private static boolean awaits(JavaCodeUnitAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return owner.startsWith("io.smallrye.mutiny.")
                && (owner.equals("io.smallrye.mutiny.groups.UniAwait")
                        || WAITS.contains(access.getTarget().getName()));
    }

    private static ArchCondition<JavaClass> access(String description, Predicate<JavaCodeUnitAccess<?>> forbidden) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getCodeUnitAccessesFromSelf().stream()
                        .filter(forbidden)
                        .map(access -> SimpleConditionEvent.satisfied(access, access.getDescription()))
                        .forEach(events::add);
            }
        };
    }
}
