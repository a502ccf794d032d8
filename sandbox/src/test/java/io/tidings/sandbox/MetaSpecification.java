package io.tidings.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/** Meta's description of the API, as JSON schemas. */
final class MetaSpecification {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final ObjectNode document;

    MetaSpecification() {
        try (InputStream file = getClass().getResourceAsStream("/meta/business-messaging-api_v23.0.excerpt.json")) {
            document = (ObjectNode) JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        repair(document);
    }

    /**
     * Read literally, parts of an allOf that allow no further properties refuse what the other parts ask for, so that
     * nothing is ever valid; and the pattern of a button's index refuses the description's own examples.
     */
    private static void repair(JsonNode node) {
        node.path("allOf").forEach(part -> ((ObjectNode) part).remove("additionalProperties"));
        JsonNode index = node.path("properties").path("index");
        if (index.has("pattern")) {
            ((ObjectNode) index).remove("pattern");
        }
        node.forEach(MetaSpecification::repair);
    }

    /** What is wrong with a value of one of the named schemas. */
    Set<ValidationMessage> problems(String schema, String json) {
        return problemsAt("#/components/schemas/" + schema, json);
    }

    /** What is wrong with the answer of an operation. */
    Set<ValidationMessage> problems(String path, String method, String status, String json) {
        String escaped =
                path.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
        return problemsAt(
                "#/paths/" + escaped + "/" + method + "/responses/" + status + "/content/application~1json/schema",
                json);
    }

    private Set<ValidationMessage> problemsAt(String pointer, String json) {
        ObjectNode root = document.deepCopy();
        root.put("$ref", pointer);
        JsonSchema schema = FACTORY.getSchema(root);
        try {
            return schema.validate(JSON.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
