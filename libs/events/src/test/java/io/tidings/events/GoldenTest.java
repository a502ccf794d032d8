package io.tidings.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples that were written once and must be read for ever; a change of an event adds a sample and changes none. */
class GoldenTest {

    static Stream<String> samples() {
        return Stream.of(
                "io.tidings.send.requested.v1",
                "io.tidings.send.requested.v1-text",
                "io.tidings.send.requested.v1-media",
                "io.tidings.send.requested.v1-sms",
                "io.tidings.send.requested.v1-email",
                "io.tidings.message.changed.v1",
                "io.tidings.message.changed.v1-single",
                "io.tidings.inbound.received.v1",
                "io.tidings.device.changed.v1",
                "io.tidings.workspace.changed.v1",
                "io.tidings.credential.changed.v1",
                "io.tidings.credential.changed.v1-user",
                "io.tidings.audit.noted.v1");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsAndWritesWhatWasWrittenOnce(String sample) throws IOException {
        JsonNode written = sample(sample);

        String again = Json.MAPPER.writeValueAsString(read(sample, written));
        assertThat(Json.MAPPER.readTree(again)).isEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsToTheCommittedSchema(String sample) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Json.file("/schemas/" + typeName(sample) + ".json"));

        assertThat(schema.validate(sample(sample))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void ignoresWhatANewerVersionAdds(String sample) throws IOException {
        JsonNode written = sample(sample);
        JsonNode newer = written.deepCopy();
        objects(newer).forEach(object -> object.putObject("added_later").put("x", 1));

        assertThat(read(sample, newer)).isEqualTo(read(sample, written));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void hasASampleOfEveryType(EventType type) {
        assertThat(samples()).contains(type.typeName());
    }

    @Test
    void readsUnknownValuesOfEnumsAsTheirDefault() throws IOException {
        JsonNode newer = sample("io.tidings.message.changed.v1");
        JsonNode change = newer.get("changes").get(0);
        ((ObjectNode) change).set("charge", TextNode.valueOf("DONATE"));
        ((ObjectNode) change.get("to")).put("sending", "TELEPORTED").put("receipt", "FRAMED");

        MessagesChanged read = Json.MAPPER.treeToValue(newer, MessagesChanged.class);

        assertThat(read.changes().getFirst().charge()).isEqualTo(Charge.NONE);
        assertThat(read.changes().getFirst().to()).isEqualTo(new MessageState(SendingState.OTHER, ReceiptState.OTHER));
    }

    @Test
    void readsUnknownLanesAndAddressesAsTheirDefault() throws IOException {
        JsonNode newer = sample("io.tidings.send.requested.v1");
        ((ObjectNode) newer).put("lane", "EXPRESS");
        ((ObjectNode) newer.get("recipients").get(0).get("to")).put("kind", "TELEPATHY");

        SendRequested read = Json.MAPPER.treeToValue(newer, SendRequested.class);

        assertThat(read.lane()).isEqualTo(Lane.BULK);
        assertThat(read.recipients().getFirst().to().kind()).isEqualTo(AddressKind.OTHER);
    }

    private static JsonNode sample(String name) throws IOException {
        return Json.MAPPER.readTree(Json.file("/golden/" + name + ".json"));
    }

    private static Object read(String sample, JsonNode json) throws IOException {
        return Json.MAPPER.treeToValue(
                json, EventType.named(typeName(sample)).orElseThrow().record());
    }

    private static String typeName(String sample) {
        return sample.replaceFirst("(\\.v\\d+).*", "$1");
    }

    /** Objects whose fields are fixed; those of parameters are names of variables. */
    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            objects.add(object);
            object.properties().stream()
                    .filter(field -> !field.getKey().equals("parameters"))
                    .forEach(field -> objects.addAll(objects(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            array.forEach(element -> objects.addAll(objects(element)));
        }
        return objects;
    }
}
