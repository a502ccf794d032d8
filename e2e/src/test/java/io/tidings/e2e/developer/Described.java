package io.tidings.e2e.developer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The operations of an OpenAPI document, and those that it says are not available. */
final class Described {
    private static final String NAMED = "\\{[^}]+}";

    private final List<Operation> operations;
    private final List<Operation> missing;

    Described(JsonNode document) {
        this.operations = document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(method.getKey(), path.getKey(), method.getValue())))
                .sorted(Comparator.comparingLong(Operation::named))
                .toList();
        this.missing = StreamSupport.stream(document.path("x-not-available").spliterator(), false)
                .map(label -> label.asText().split(" "))
                .map(label -> new Operation(label[0], label[1], MissingNode.getInstance()))
                .toList();
    }

    List<Operation> operations() {
        return operations;
    }

    /** What is described for that call. */
    Optional<Operation> operation(String method, String path) {
        return meant(operations.stream(), method, path);
    }

    /** Whether the document says that the call is for later. */
    boolean isMissing(String method, String path) {
        return meant(missing.stream(), method, path).isPresent();
    }

    private static Optional<Operation> meant(Stream<Operation> among, String method, String path) {
        return among.filter(one -> one.method().equals(method)
                        && one.pattern().matcher(path).matches())
                .findFirst();
    }

    /**
     * One operation.
     *
     * @param path with names in the place of ids
     * @param statuses that it may answer
     * @param takesBody whether a body means anything to it
     */
    record Operation(String method, String path, Pattern pattern, Set<Integer> statuses, boolean takesBody) {

        private Operation(String method, String path, JsonNode described) {
            this(
                    method.toUpperCase(Locale.ROOT),
                    path,
                    pattern(path),
                    statuses(described.path("responses")),
                    described.has("requestBody"));
        }

        private static Set<Integer> statuses(JsonNode responses) {
            Set<Integer> statuses = new HashSet<>();
            responses.fieldNames().forEachRemaining(status -> statuses.add(Integer.valueOf(status)));
            return statuses;
        }

        private static Pattern pattern(String path) {
            return Pattern.compile(
                    Stream.of(path.split(NAMED, -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+")));
        }

        /** How many names its path has: one without is meant before one with. */
        private long named() {
            return Pattern.compile(NAMED).matcher(path).results().count();
        }

        /** A path that it answers. */
        String anyPath() {
            return path.replaceAll(NAMED, "1");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
