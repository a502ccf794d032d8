package io.tidings.gateway.developer;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.gateway.developer.Reference.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Puts schemas into words. */
final class Schemas {
    private final JsonNode document;

    Schemas(JsonNode document) {
        this.document = document;
    }

    /** What a reference leads to; anything else is itself. */
    JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode() ? node : document.at(reference.asText().substring(1));
    }

    /** The fields of an object, each followed by those inside of it; of the first kind where there are several. */
    List<Field> fields(JsonNode schema) {
        List<Field> fields = new ArrayList<>();
        add(schema, 0, fields);
        return fields;
    }

    private void add(JsonNode schema, int depth, List<Field> fields) {
        JsonNode object = essence(schema);
        if (object.has("items")) {
            add(object.path("items"), depth, fields);
            return;
        }
        Set<String> required = new HashSet<>();
        object.path("required").forEach(name -> required.add(name.asText()));
        object.path("properties").properties().forEach(one -> {
            JsonNode field = one.getValue();
            String description = field.path("description").asText();
            fields.add(
                    new Field(one.getKey(), "body", type(field), required.contains(one.getKey()), depth, description));
            add(field, depth + 1, fields);
        });
    }

    /** The schema itself, without null and without what else it could be. */
    private JsonNode essence(JsonNode schema) {
        JsonNode resolved = resolve(schema);
        return alternatives(resolved)
                .filter(one -> !one.path("type").asText().equals("null"))
                .findFirst()
                .map(this::essence)
                .orElse(resolved);
    }

    /** A type such as {@code integer}, {@code array of string} or {@code string or null}. */
    String type(JsonNode schema) {
        JsonNode resolved = resolve(schema);
        String type = alternatives(resolved).map(this::type).distinct().collect(Collectors.joining(" or "));
        if (!type.isEmpty()) {
            return type;
        }
        JsonNode stated = resolved.path("type");
        String words = stated.isArray()
                ? elements(stated).map(JsonNode::asText).collect(Collectors.joining(" or "))
                : stated.asText("any");
        if (words.equals("array")) {
            return "array of " + type(resolved.path("items"));
        }
        return words + details(resolved);
    }

    private static String details(JsonNode schema) {
        if (schema.has("enum")) {
            String values = elements(schema.path("enum")).map(JsonNode::asText).collect(Collectors.joining(", "));
            return ": " + values;
        }
        String format = schema.path("format").asText();
        String longest = schema.path("maxLength").asText();
        return (format.isEmpty() || format.startsWith("int") ? "" : " (" + format + ")")
                + (longest.isEmpty() ? "" : ", at most " + longest + " characters");
    }

    private static Stream<JsonNode> alternatives(JsonNode schema) {
        return Stream.concat(elements(schema.path("oneOf")), elements(schema.path("anyOf")));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
