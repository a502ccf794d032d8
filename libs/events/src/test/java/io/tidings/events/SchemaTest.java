package io.tidings.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The committed schemas say what the records are. A difference is a change of what is on the wire: it must be one that
 * the version before can read, or a new version of the type. {@code -Dschemas.write=true} writes the new schemas.
 */
class SchemaTest {

    private static final Path SCHEMAS = Path.of("src/main/resources/schemas");

    @ParameterizedTest
    @EnumSource(EventType.class)
    void isWhatTheRecordIs(EventType type) throws IOException {
        JsonNode generated = generate(type);
        Path file = SCHEMAS.resolve(type.typeName() + ".json");
        if (Boolean.getBoolean("schemas.write")) {
            Files.createDirectories(SCHEMAS);
            Files.writeString(file, generated.toPrettyString() + "\n");
        }

        assertThat(Json.MAPPER.readTree(Files.readString(file))).isEqualTo(generated);
    }

    private static JsonNode generate(EventType type) {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        Json.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule())
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.DEFINITIONS_FOR_ALL_OBJECTS);
        builder.forFields().withRequiredCheck(field -> !isNullable(field));
        ObjectNode schema = new SchemaGenerator(builder.build()).generateSchema(type.record());
        return schema.put("title", type.typeName());
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
