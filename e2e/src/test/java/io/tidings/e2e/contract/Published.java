package io.tidings.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.e2e.Api;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code /openapi.json}, made of the gateway's table, says of the operations. */
final class Published {

    private final Map<String, JsonNode> operations = new HashMap<>();

    Published(Api anonymous) {
        anonymous
                .get("/openapi.json")
                .body()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.put(label(method.getKey(), path.getKey()), method.getValue())));
    }

    /** Method and path of each. */
    Set<String> labels() {
        return operations.keySet();
    }

    /** What a credential has to be good for: {@code read}, {@code write} or {@code admin}; empty where none is needed. */
    Optional<String> ability(Operation operation) {
        JsonNode found = operations.get(label(operation));
        if (found == null) {
            throw new AssertionError(operation + " is not published");
        }
        return Optional.ofNullable(found.path("x-ability").textValue());
    }

    static String label(Operation operation) {
        return label(operation.method(), operation.path());
    }

    private static String label(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]+}", "{}");
    }
}
