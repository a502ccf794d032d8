package io.tidings.gateway.route;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** An operation as the contract's YAML files state it. */
record ContractOperation(String api, String id, String method, String path, String auth) {

    /** Those of the four APIs. */
    static List<ContractOperation> all() {
        return Stream.of("confirmed", "grow", "flowkirim", "contact")
                .flatMap(ContractOperation::of)
                .toList();
    }

    /** Those that we have beside them; {@code api} is the dialect. */
    static List<ContractOperation> ours() {
        return of("ours").toList();
    }

    private static Stream<ContractOperation> of(String api) {
        InputStream file = ContractOperation.class.getResourceAsStream("/contract/" + api + ".yaml");
        Map<String, List<Map<String, Object>>> contract = new Yaml().load(Objects.requireNonNull(file));
        return contract.getOrDefault("operations", List.of()).stream().map(operation -> of(api, operation));
    }

    private static ContractOperation of(String api, Map<String, Object> operation) {
        return new ContractOperation(
                text(operation, "dialect").isEmpty() ? api : text(operation, "dialect"),
                text(operation, "id"),
                text(operation, "method"),
                text(operation, "path").replaceAll("\\{[^}]+}", "{id}"),
                text(operation, "auth"));
    }

    private static String text(Map<String, Object> operation, String field) {
        return (String) operation.getOrDefault(field, "");
    }

    String label() {
        return method + " " + path;
    }

    /** The open calls of flowkirim leak tokens and other users' data, so they need a credential here. */
    boolean isWronglyOpen() {
        return id.startsWith("flowkirim.api_tokens.") || id.startsWith("flowkirim.test.");
    }

    @Override
    public String toString() {
        return id;
    }
}
