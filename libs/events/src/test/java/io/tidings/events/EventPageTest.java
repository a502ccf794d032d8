package io.tidings.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The page of events says what topics, schemas and services are. {@code -Dschemas.write=true} writes it anew.
 */
class EventPageTest {

    private static final Path ROOT = Path.of("../..");
    private static final Path PAGE = ROOT.resolve("docs/events.md");
    private static final Pattern SUBSCRIPTION =
            Pattern.compile("(?:subscribe\\([^,()]+,\\s*Set\\.of|new TopicTail)\\(([^)]*)\\)");

    private final Map<String, String> services = sources();

    @Test
    void isWhatTheCodeSays() throws IOException {
        String page = page();
        if (Boolean.getBoolean("schemas.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private String page() {
        return """
                # Events

                Made from `libs/events` by `EventPageTest`, which fails when this page is not what the code says. Services tell each other
                what happened over Kafka. An event is written in the transaction of its cause (outbox) and taken in with its effects in
                one transaction (inbox): it may arrive twice and counts once, and events of one key arrive in their order. The record's
                value is JSON; the attributes of CloudEvents are headers (`ce_id`, `ce_type`, `ce_time`, `ce_source`,
                `ce_tidingsworkspace`). Fields are only added within a version.

                ## Topics

                | topic | partitions | kept | events | written by | read by |
                |---|---|---|---|---|---|
                """
                + Arrays.stream(Topic.values()).map(this::row).collect(Collectors.joining())
                + Arrays.stream(EventType.values()).map(EventPageTest::section).collect(Collectors.joining());
    }

    private String row(Topic topic) {
        List<EventType> types = Arrays.stream(EventType.values())
                .filter(type -> type.topic() == topic)
                .toList();
        return "| `%s` | %d | %s | %s | %s | %s |%n"
                .formatted(
                        topic.topicName(),
                        topic.partitions(),
                        topic.compacted() ? "the last of each key" : "for a time",
                        types.isEmpty()
                                ? "none yet"
                                : types.stream()
                                        .map(t -> "`" + t.typeName() + "`")
                                        .collect(Collectors.joining(", ")),
                        writers(types),
                        readers(topic));
    }

    private String writers(List<EventType> types) {
        return orNobody(services.entrySet().stream()
                .filter(service ->
                        types.stream().anyMatch(type -> service.getValue().contains(sign(type))))
                .map(Map.Entry::getKey));
    }

    /** What whoever writes such events has in its code; notes for the audit log are made by the kit. */
    private static String sign(EventType type) {
        return type == EventType.AUDITED
                ? "audit.send("
                : "new " + type.record().getSimpleName() + "(";
    }

    private String readers(Topic topic) {
        return orNobody(services.entrySet().stream()
                .flatMap(service -> SUBSCRIPTION
                        .matcher(service.getValue())
                        .results()
                        .filter(found -> isOf(found, topic))
                        .map(found -> service.getKey())));
    }

    private static boolean isOf(MatchResult subscription, Topic topic) {
        return Arrays.asList(subscription.group(1).split("[\\s,]+")).contains("Topic." + topic.name());
    }

    private static String orNobody(Stream<String> names) {
        String all = names.distinct().sorted().collect(Collectors.joining(", "));
        return all.isEmpty() ? "nobody yet" : all;
    }

    private static String section(EventType type) {
        JsonNode schema = schema(type);
        StringBuilder text =
                new StringBuilder("%n## `%s`%n%n| field | type | always |%n|---|---|---|%n".formatted(type.typeName()));
        fields("", schema, schema, text);
        return text.toString();
    }

    private static void fields(String prefix, JsonNode schema, JsonNode object, StringBuilder text) {
        List<String> required = StreamSupport.stream(object.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        object.path("properties").properties().forEach(field -> {
            JsonNode type = resolved(schema, field.getValue());
            JsonNode items = resolved(schema, type.path("items"));
            text.append("| `%s%s` | %s | %s |%n"
                    .formatted(
                            prefix,
                            field.getKey(),
                            name(type, items),
                            required.contains(field.getKey()) ? "yes" : "no"));
            if (type.has("properties")) {
                fields(prefix + field.getKey() + ".", schema, type, text);
            } else if (items.has("properties")) {
                fields(prefix + field.getKey() + "[].", schema, items, text);
            }
        });
    }

    private static String name(JsonNode type, JsonNode items) {
        if (type.has("enum")) {
            return StreamSupport.stream(type.path("enum").spliterator(), false)
                    .map(value -> "`" + value.asText() + "`")
                    .collect(Collectors.joining(", "));
        }
        if (type.has("anyOf") || type.has("oneOf")) {
            return "one of several, see the schema";
        }
        String name = type.path("type").isArray()
                ? type.path("type").path(0).asText()
                : type.path("type").asText("object");
        String format = type.path("format").asText("");
        return (name.equals("array") ? "list of " + items.path("type").asText("object") : name)
                + (format.isEmpty() ? "" : " (" + format + ")");
    }

    private static JsonNode resolved(JsonNode schema, JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : schema.at(reference.substring(1));
    }

    private static JsonNode schema(EventType type) {
        try {
            return Json.MAPPER.readTree(
                    Files.readString(Path.of("src/main/resources/schemas", type.typeName() + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All sources of each service, by its name. */
    private static Map<String, String> sources() {
        try (Stream<Path> directories = Files.list(ROOT)) {
            Map<String, String> found = new TreeMap<>();
            directories
                    .filter(directory -> directory.getFileName().toString().matches(".*-service|gateway"))
                    .forEach(directory ->
                            found.put(directory.getFileName().toString(), text(directory.resolve("src/main/java"))));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path directory) {
        if (!Files.isDirectory(directory)) {
            return "";
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(EventPageTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
