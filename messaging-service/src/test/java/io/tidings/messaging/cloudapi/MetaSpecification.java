package io.tidings.messaging.cloudapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Meta's OpenAPI description as a JSON schema. */
final class MetaSpecification {

    private static final String FILE = "shared/specs/business-messaging-api_v23.0.yaml";

    private final ObjectNode schemas;

    private MetaSpecification(ObjectNode schemas) {
        this.schemas = schemas;
    }

    /** The description beside the repository; without one the test is skipped. */
    static MetaSpecification orSkip() throws IOException {
        Path file = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(directory -> directory != null)
                .map(directory -> directory.resolve(FILE))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(file != null, FILE + " is not beside the repository");
        ObjectNode schemas =
                (ObjectNode) new YAMLMapper().readTree(file.toFile()).at("/components/schemas");
        resolveDiscriminators(schemas, schemas);
        // the pattern of a button's index admits neither "0" nor the file's own examples
        schemas.findParents("pattern").stream()
                .map(ObjectNode.class::cast)
                .filter(node -> node.path("pattern").asText().contains("2-6, 11-14"))
                .forEach(node -> node.remove("pattern"));
        return new MetaSpecification(schemas);
    }

    /** What a value lacks to be of that schema; empty when it is right. */
    Collection<ValidationMessage> complaints(String schema, JsonNode value) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("$ref", "#/components/schemas/" + schema);
        root.putObject("components").set("schemas", schemas);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(root)
                .validate(value);
    }

    /** JSON Schema knows no discriminators: items of a discriminated type become one of its shapes. */
    private static void resolveDiscriminators(JsonNode node, ObjectNode schemas) {
        JsonNode mapping = schemas.at(node.at("/items/$ref").asText().replaceFirst("#/components/schemas", ""))
                .at("/discriminator/mapping");
        if (node.path("items").has("$ref") && mapping.isObject()) {
            ArrayNode shapes = ((ObjectNode) node).putObject("items").putArray("oneOf");
            mapping.forEach(shape -> shapes.addObject().set("$ref", shape));
        }
        node.forEach(child -> resolveDiscriminators(child, schemas));
    }
}
