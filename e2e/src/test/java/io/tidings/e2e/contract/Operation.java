package io.tidings.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/**
 * An operation as the contract's files state it.
 *
 * @param path with names of ids in braces
 * @param auth {@code none}, {@code bearer}, {@code bearer:read}, {@code bearer:write} and the like
 */
record Operation(
        String api,
        String id,
        String method,
        String path,
        String auth,
        List<Parameter> parameters,
        List<Documented> answers) {

    private static final ObjectMapper JSON = new ObjectMapper();
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
        try {
            JsonNode contract = JSON.valueToTree(new Yaml().load(Files.readString(FILES.resolve(api + ".yaml"))));
            return stream(contract.path("operations")).map(operation -> of(api, operation));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Operation of(String api, JsonNode stated) {
        return new Operation(
                api,
                stated.path("id").asText(),
                stated.path("method").asText(),
                stated.path("path").asText(),
                stated.path("auth").asText(),
                stream(stated.path("params")).map(Parameter::of).toList(),
                stream(stated.path("responses")).map(Documented::of).toList());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    boolean isOpen() {
        return auth.equals("none");
    }

    boolean hasId() {
        return path.contains("{");
    }

    /** Names of parameters that hold ids, those of the path included. */
    List<Parameter> references() {
        return parameters.stream()
                .filter(one -> one.in().equals("path") || one.name().endsWith("_id"))
                .toList();
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

    @Override
    public String toString() {
        return id;
    }

    /**
     * A parameter.
     *
     * @param in {@code body}, {@code query}, {@code path} or {@code header}
     * @param type JSON's, or one that the contract's field guide names
     */
    record Parameter(String name, String in, String type, boolean required) {

        private static Parameter of(JsonNode stated) {
            return new Parameter(
                    stated.path("name").asText(),
                    stated.path("in").asText(),
                    stated.path("type").asText(),
                    stated.path("required").asBoolean());
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
