package io.tidings.gateway.developer;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.gateway.openapi.ApiDocument;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Writes an operation as a line that can be pasted into a shell. */
final class CurlLine {
    private static final String NEXT = " \\\n  ";

    private CurlLine() {}

    /** The call with the examples of what it needs. */
    static String of(String method, String path, JsonNode operation) {
        StringBuilder line = new StringBuilder("curl ");
        JsonNode body = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("example");
        boolean isImplied = method.equals("get") || (method.equals("post") && !body.isMissingNode());
        if (!isImplied) {
            line.append("-X ").append(method.toUpperCase(Locale.ROOT)).append(' ');
        }
        line.append(address(path, operation));
        if (!operation.path("security").isEmpty()) {
            line.append(NEXT).append("-H \"Authorization: Bearer $TIDINGS_API_TOKEN\"");
        }
        if (!body.isMissingNode()) {
            line.append(NEXT).append("-H 'Content-Type: application/json'");
            line.append(NEXT)
                    .append("-d '")
                    .append(PrettyJson.of(body).replace("'", "'\\''"))
                    .append('\'');
        }
        return line.toString();
    }

    private static String address(String path, JsonNode operation) {
        String filled = parameters(operation, "path")
                .reduce(
                        path,
                        (left, one) -> left.replace(
                                "{" + one.path("name").asText() + "}",
                                one.path("example").asText()),
                        (left, right) -> right);
        String query = parameters(operation, "query")
                .filter(one -> one.path("required").asBoolean())
                .map(one -> one.path("name").asText() + "="
                        + encoded(one.path("example").asText()))
                .collect(Collectors.joining("&"));
        String address = ApiDocument.BASE + filled;
        return query.isEmpty() ? address : "'" + address + "?" + query + "'";
    }

    private static Stream<JsonNode> parameters(JsonNode operation, String place) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .filter(one -> one.path("in").asText().equals(place));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
