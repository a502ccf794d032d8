package io.tidings.gateway.developer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tidings.gateway.developer.Reference.Answer;
import io.tidings.gateway.developer.Reference.Entry;
import io.tidings.gateway.developer.Reference.Field;
import io.tidings.gateway.developer.Reference.Group;
import io.tidings.gateway.developer.Reference.Limit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the reference out of the OpenAPI document. */
final class ReferenceReader {
    private static final String SUCCESS = "2";

    private final JsonNode document;
    private final Schemas schemas;

    ReferenceReader(JsonNode document) {
        this.document = document;
        this.schemas = new Schemas(document);
    }

    Reference read() {
        return new Reference(
                document.path("info").path("version").asText(),
                elements(document.path("tags")).map(this::group).toList(),
                errors("V1"),
                errors("Api"),
                elements(document.path("x-not-available")).map(JsonNode::asText).toList());
    }

    private List<Answer> errors(String prefix) {
        return document.path("components").path("responses").properties().stream()
                .filter(one -> one.getKey().startsWith(prefix))
                .sorted(Map.Entry.comparingByKey())
                .map(one -> answer(one.getKey().substring(prefix.length()), one.getValue()))
                .toList();
    }

    private Group group(JsonNode tag) {
        String name = tag.path("name").asText();
        List<Entry> entries = document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(one ->
                                one.getValue().path("tags").path(0).asText().equals(name))
                        .map(one -> entry(one.getKey(), path.getKey(), one.getValue())))
                .toList();
        return new Group(name, tag.path("description").asText(), entries);
    }

    private Entry entry(String method, String path, JsonNode operation) {
        JsonNode content = operation.path("requestBody").path("content");
        JsonNode limit = operation.path("x-rate-limit");
        return new Entry(
                operation.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asText(),
                operation.path("description").asText(),
                operation.path("x-ability").asText(),
                new Limit(
                        limit.path("name").asText(),
                        limit.path("calls").asInt(),
                        limit.path("seconds").asInt()),
                elements(operation.path("parameters")).map(this::parameter).toList(),
                content.properties().stream().map(Map.Entry::getKey).toList(),
                schemas.fields(content.path("application/json").path("schema")),
                CurlLine.of(method, path, operation),
                operation.path("responses").properties().stream()
                        .map(one -> answer(one.getKey(), one.getValue()))
                        .toList());
    }

    private Field parameter(JsonNode parameter) {
        return new Field(
                parameter.path("name").asText(),
                parameter.path("in").asText(),
                schemas.type(parameter.path("schema")),
                parameter.path("required").asBoolean(),
                0,
                parameter.path("description").asText());
    }

    private Answer answer(String status, JsonNode stated) {
        boolean shared = stated.has("$ref");
        JsonNode answer = schemas.resolve(stated);
        JsonNode media = first(answer.path("content"));
        List<Field> fields = status.startsWith(SUCCESS) ? schemas.fields(media.path("schema")) : List.of();
        return new Answer(status, answer.path("description").asText(), shared, example(media), fields);
    }

    private static String example(JsonNode media) {
        JsonNode shown = media.has("example")
                ? media.path("example")
                : first(media.path("examples")).path("value");
        return shown.isTextual() ? shown.asText() : shown.isMissingNode() ? "" : PrettyJson.of(shown);
    }

    private static JsonNode first(JsonNode members) {
        return elements(members).findFirst().orElse(MissingNode.getInstance());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
