package io.tidings.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Conditions over methods of REST resources. */
final class ResourceChecks {
    private static final Set<String> CHANGES = Set.of("POST", "PUT", "PATCH", "DELETE");
    /** Types of parameters that come from the path, or from around the request. */
    private static final Set<String> NO_BODIES = Set.of(
            "java.lang.String", "java.util.UUID", "jakarta.ws.rs.core.UriInfo", "jakarta.ws.rs.core.HttpHeaders");

    private ResourceChecks() {}

    /** Every answer has a body, so what promises none only refuses. */
    static boolean changesSomething(JavaMethod method) {
        return CHANGES.stream().anyMatch(change -> method.isAnnotatedWith("jakarta.ws.rs." + change))
                && !promisesNothing(method.getReturnType());
    }

    private static boolean promisesNothing(JavaType result) {
        return result instanceof JavaParameterizedType wrapped
                && wrapped.getActualTypeArguments().stream()
                        .anyMatch(type -> type.getName().equals("java.lang.Void"));
    }

    static ArchCondition<JavaMethod> takeTheirBody() {
        return new ArchCondition<>("take their body") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean takes = method.getParameters().stream().anyMatch(ResourceChecks::isBody);
                events.add(new SimpleConditionEvent(method, takes, method.getDescription() + " takes no body"));
            }
        };
    }

    private static boolean isBody(JavaParameter parameter) {
        JavaClass type = parameter.getRawType();
        return parameter.getAnnotations().isEmpty() && !type.isPrimitive() && !NO_BODIES.contains(type.getName());
    }
}
