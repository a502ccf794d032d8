package io.tidings.e2e.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.tidings.e2e.contract.Operation.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** Calls that would succeed, were it not for one field of theirs. */
final class OneBadField {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEPTH = 2_000;
    private static final Map<String, String> VALUES = Map.of(
            "a huge number", "1e999",
            "100,000 digits", "9".repeat(100_000),
            "NUL", "\"a\\u0000b\"",
            "a lone surrogate", "\"a\\ud800b\"",
            "a deep nest", "[".repeat(DEPTH) + "]".repeat(DEPTH),
            "a long text", "\"" + "x".repeat(70_000) + "\"",
            "an empty object", "{}",
            "an empty array", "[]",
            "a negative number", "-1",
            "a boolean", "true");

    private final String token;

    OneBadField(String token) {
        this.token = token;
    }

    /** Each field of its body in turn, as each of the values. */
    Stream<RawRequest> of(Operation operation, Case shown) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("body"))
                .flatMap(parameter -> VALUES.entrySet().stream()
                        .map(value -> request(operation, shown.valid().get(), parameter, value)));
    }

    private RawRequest request(Operation operation, Call valid, Parameter parameter, Map.Entry<String, String> value) {
        return new RawRequest(
                        parameter.name() + " of " + operation + " as " + value.getKey(), valid.method(), valid.path())
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .body(body(valid, parameter, value.getValue()).getBytes(StandardCharsets.UTF_8));
    }

    /** As it is written, which no mapper would write. */
    private static String body(Call valid, Parameter parameter, String raw) {
        ObjectNode body = JSON.valueToTree(valid.body());
        int dot = parameter.name().indexOf('.');
        ObjectNode holder =
                dot < 0 ? body : body.withObjectProperty(parameter.name().substring(0, dot));
        holder.putRawValue(parameter.name().substring(dot + 1), new RawValue(raw));
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
