package io.tidings.gateway.developer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An operation as a request of a Postman collection, with tests. */
final class PostmanRequest {
    private static final String V1 = "/api/v1/";
    private static final String JSON_TYPE = "application/json";

    private final String method;
    private final String path;
    private final JsonNode described;
    private final JsonNode given;

    PostmanRequest(String method, String path, JsonNode described, JsonNode run) {
        this.method = method.toUpperCase(Locale.ROOT);
        this.path = path;
        this.described = described;
        this.given = run.path("operations").path(described.path("operationId").asText());
    }

    String operation() {
        return described.path("operationId").asText();
    }

    ObjectNode item() {
        ObjectNode item = object().put("name", described.path("summary").asText());
        ArrayNode events = item.putArray("event");
        if (given.has("before")) {
            script(events, "prerequest", given.path("before").asText());
        }
        script(events, "test", tests());
        ObjectNode request = item.putObject("request").put("method", method);
        if (described.path("security").isEmpty()) {
            request.putObject("auth").put("type", "noauth");
        }
        ArrayNode headers = request.putArray("header");
        given.path("header")
                .properties()
                .forEach(one -> pair(headers, one.getKey(), one.getValue().asText()));
        addBody(request, headers);
        addAddress(request.putObject("url"));
        request.put("description", described.path("description").asText());
        item.putArray("response");
        return item;
    }

    static void script(ArrayNode events, String when, String lines) {
        ObjectNode script = events.addObject().put("listen", when).putObject("script");
        script.put("type", "text/javascript");
        ArrayNode exec = script.putArray("exec");
        lines.lines().forEach(exec::add);
    }

    private void addBody(ObjectNode request, ArrayNode headers) {
        JsonNode example =
                described.path("requestBody").path("content").path(JSON_TYPE).path("example");
        if (example.isMissingNode()) {
            return;
        }
        pair(headers, "Content-Type", JSON_TYPE);
        ObjectNode filled = given.has("body") ? given.path("body").deepCopy() : example.deepCopy();
        String raw = PrettyJson.of(filled).replaceAll("\"\\{\\{!(\\w+)}}\"", "{{$1}}");
        ObjectNode body = request.putObject("body").put("mode", "raw").put("raw", raw);
        body.putObject("options").putObject("raw").put("language", "json");
    }

    private void addAddress(ObjectNode url) {
        String base = path.startsWith(V1) ? "{{baseUrl}}" : "{{serverUrl}}";
        String rest = (path.startsWith(V1) ? path.substring(V1.length()) : path.substring(1))
                .replace("{id}", given.path("id").asText(example("id")));
        ArrayNode query = JsonNodeFactory.instance.arrayNode();
        parameters("query").forEach(one -> {
            String name = one.path("name").asText();
            JsonNode value = given.path("query").path(name);
            boolean isSent = one.path("required").asBoolean() || !value.isMissingNode();
            pair(query, name, value.asText(one.path("example").asText()))
                    .put("disabled", !isSent)
                    .put("description", one.path("description").asText());
        });
        String sent = elements(query)
                .filter(one -> !one.path("disabled").asBoolean())
                .map(one -> one.path("key").asText() + "=" + one.path("value").asText())
                .collect(Collectors.joining("&"));
        url.put("raw", base + "/" + rest + (sent.isEmpty() ? "" : "?" + sent));
        url.putArray("host").add(base);
        ArrayNode segments = url.putArray("path");
        Stream.of(rest.split("/")).forEach(segments::add);
        url.set("query", query);
    }

    private String example(String name) {
        return parameters("path")
                .filter(one -> one.path("name").asText().equals(name))
                .map(one -> one.path("example").asText())
                .findFirst()
                .orElse("");
    }

    private String tests() {
        List<String> statuses = described.path("responses").properties().stream()
                .map(Map.Entry::getKey)
                .filter(status -> status.charAt(0) != '5' && !status.equals("429"))
                .toList();
        List<String> successes =
                statuses.stream().filter(status -> status.startsWith("2")).toList();
        boolean anyDocumented = given.path("expects").asText().equals("documented");
        List<String> lines = new ArrayList<>();
        lines.add(
                anyDocumented
                        ? test(
                                "answers as documented",
                                "pm.expect(pm.response.code).to.be.oneOf(" + statuses(statuses) + ");")
                        : test("succeeds", "pm.expect(pm.response.code).to.be.oneOf(" + statuses(successes) + ");"));
        lines.add(test("names the call", "pm.response.to.have.header('X-Request-Id');"));
        JsonNode answer = described.path("responses").path(successes.getFirst()).path("content");
        if (answer.has(JSON_TYPE)) {
            lines.add(test("answers with JSON", "pm.response.to.be.json;"));
            addFields(lines, answer.path(JSON_TYPE).path("schema").path("required"));
        }
        return String.join("\n", lines);
    }

    private void addFields(List<String> lines, JsonNode required) {
        String names = elements(required).map(one -> "'" + one.asText() + "'").collect(Collectors.joining(", "));
        lines.add("if (pm.response.code < 300) {");
        lines.add("const body = pm.response.json();");
        if (!names.isEmpty()) {
            lines.add(test("has the documented fields", "pm.expect(body).to.include.all.keys(" + names + ");"));
        }
        if (given.has("after")) {
            lines.add(given.path("after").asText());
        }
        lines.add("}");
    }

    private static String statuses(List<String> statuses) {
        return "[" + String.join(", ", statuses) + "]";
    }

    private static String test(String name, String line) {
        return "pm.test('" + name + "', () => { " + line + " });";
    }

    private Stream<JsonNode> parameters(String place) {
        return elements(described.path("parameters"))
                .filter(one -> one.path("in").asText().equals(place));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static ObjectNode pair(ArrayNode pairs, String key, String value) {
        return pairs.addObject().put("key", key).put("value", value);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
