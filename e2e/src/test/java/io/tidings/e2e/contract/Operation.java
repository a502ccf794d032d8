package io.tidings.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/**
 * An operation as the contract's files state it.
 *
 * @param path with names of ids in braces
 * @param contentTypes of its body
 * @param api whose dialect it speaks
 * @param auth {@code none}, {@code bearer}, {@code bearer:read}, {@code bearer:write} and the like; {@code login} where API
 *     tokens are refused
 */
record Operation(
        String api,
        String id,
        String method,
        String path,
        String auth,
        List<String> contentTypes,
        List<Parameter> parameters,
        List<Documented> answers) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INFERRED = "inferred";
    private static final Path FILES =
            Path.of(System.getProperty("tidings.root", "..")).resolve("gateway/src/test/resources/contract");

    /** All operations of the four APIs, in the order of their files. */
    static List<Operation> all() {
        return Stream.of("confirmed", "grow", "flowkirim", "contact")
                .flatMap(Operation::of)
                .toList();
    }

    /** What Tidings answers beside them. */
    static List<Operation> ours() {
        return of("ours").toList();
    }

    private static Stream<Operation> of(String api) {
        JsonNode inferred = read(INFERRED);
        return stream(read(api).path("operations")).map(operation -> of(api, operation, inferred));
    }

    private static JsonNode read(String file) {
        try {
            return JSON.valueToTree(new Yaml().load(Files.readString(FILES.resolve(file + ".yaml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Documented as open, and decided otherwise (DECISIONS, 9). */
    private static boolean isClosed(String id) {
        return id.startsWith("flowkirim.api_tokens.") || id.startsWith("flowkirim.test.");
    }

    /** What a note infers comes first: it begins with the success, where the document has none. */
    private static Operation of(String api, JsonNode stated, JsonNode inferred) {
        return new Operation(
                stated.path("dialect").asText(api),
                stated.path("id").asText(),
                stated.path("method").asText(),
                stated.path("path").asText(),
                isClosed(stated.path("id").asText())
                        ? "bearer"
                        : stated.path("auth").asText(),
                stream(stated.path("content_types")).map(JsonNode::asText).toList(),
                stream(stated.path("params")).map(Parameter::of).toList(),
                Stream.of(inferred.path(stated.path("id").asText()), stated.path("responses"))
                        .flatMap(Operation::stream)
                        .map(Documented::of)
                        .toList());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    boolean isOpen() {
        return auth.equals("none");
    }

    /** Whether a login is needed, and no API token will do. */
    boolean isOfPeople() {
        return auth.equals("login");
    }

    boolean isV1() {
        return path.startsWith("/api/v1/");
    }

    boolean hasId() {
        return path.contains("{");
    }

    /** An id as the API forms them, that nobody has. */
    String unknownId() {
        boolean isUuid = parameters.stream()
                .anyMatch(one -> one.in().equals("path") && one.type().equals("uuid"));
        return switch (api) {
            case "flowkirim" -> "0198f6a0-0000-7000-8000-987654321000";
            case "contact" -> "c1b2c3d4e5f6a7b8c9d0e1f2";
            default -> isUuid ? "0198f6a0-0000-7000-8000-987654321000" : "987654321";
        };
    }

    /** Names of parameters that hold ids, those of the path included. */
    List<Parameter> references() {
        return parameters.stream()
                .filter(one -> one.in().equals("path") || one.name().endsWith("_id") || one.isListOfIds())
                .toList();
    }

    /** A value of the parameter as the contract shows it, made of what it holds where it is shown empty. */
    Optional<Object> example(Parameter parameter) {
        if (!parameter.example().isNull()) {
            return Optional.of(parameter.isQueried() ? parameter.example().asText() : parameter.example());
        }
        String prefix = parameter.name() + ".";
        Map<String, Object> members = parameters.stream()
                .filter(one -> one.name().startsWith(prefix))
                .collect(Collectors.toMap(one -> one.name().substring(prefix.length()), Parameter::example));
        return members.isEmpty() ? Optional.empty() : Optional.of(members);
    }

    /** The path with every id replaced. */
    String path(String replacement) {
        return path.replaceAll("\\{[^}]+}", replacement);
    }

    /** The parameters that a call must have, apart from those in its path. */
    List<Parameter> required() {
        return parameters.stream()
                .filter(one -> one.required() && !one.in().equals("path"))
                .toList();
    }

    /** The parameters that a call may have, but for those inside of others. */
    List<Parameter> optional() {
        return parameters.stream()
                .filter(one -> !one.required()
                        && !one.in().equals("path")
                        && !one.name().contains("."))
                .toList();
    }

    @Override
    public String toString() {
        return id;
    }

    /**
     * A parameter.
     *
     * @param in {@code body}, {@code query}, {@code path} or {@code header}
     * @param type JSON's, or one that the contract's field guide names
     * @param example null where there is none
     */
    record Parameter(String name, String in, String type, boolean required, JsonNode example) {

        /** One that no contract states. */
        static Parameter queried(String name) {
            return new Parameter(name, "query", "", false, NullNode.getInstance());
        }

        boolean isQueried() {
            return in.equals("query");
        }

        boolean isListOfIds() {
            return name.equals("ids") || name.endsWith("_ids");
        }

        private static Parameter of(JsonNode stated) {
            String name = stated.path("name").asText();
            return new Parameter(
                    name,
                    stated.path("in").asText(),
                    stated.path("type").asText(),
                    // whose, where a credential says it already (DECISIONS, 9)
                    stated.path("required").asBoolean() && !name.equals("user_id"),
                    stated.has("example") ? stated.path("example") : NullNode.getInstance());
        }
    }

    /** A documented answer. */
    record Documented(int status, String when, JsonNode body) {

        private static Documented of(JsonNode stated) {
            return new Documented(
                    stated.path("status").asInt(), stated.path("when").asText(), stated.path("body"));
        }
    }
}
