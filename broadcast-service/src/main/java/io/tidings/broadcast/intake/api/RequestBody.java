package io.tidings.broadcast.intake.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tidings.broadcast.mapping.MappingText;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a call that are known.
 *
 * @param values all but {@code data}
 * @param tooLong names of fields that are longer than any good value
 * @param data the text of {@code data}, when it is a text
 * @param dataGiven whether {@code data} is anything but empty
 */
record RequestBody(Map<String, Given> values, Set<String> tooLong, Optional<MappingText> data, boolean dataGiven) {

    /** A value, and the JSON text that it was read from. */
    record Given(JsonNode value, String written) {}

    JsonNode value(String field) {
        Given given = values.get(field);
        return given == null ? MissingNode.getInstance() : given.value();
    }

    /** The JSON text of the field, with its numbers as the client wrote them; empty when it is too long, or missing. */
    Optional<String> written(String field) {
        return Optional.ofNullable(values.get(field)).map(Given::written);
    }

    /** Whether the field is there; null and empty text are not, while an empty list in a scalar's place is a wrong type. */
    boolean isThere(String field) {
        JsonNode value = value(field);
        boolean absent = value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.textValue().isBlank();
        return tooLong.contains(field) || !absent;
    }

    /** Whether the field holds something; null and empty text, list or object are nothing. */
    boolean isGiven(String field) {
        JsonNode value = value(field);
        boolean empty = value.isMissingNode()
                || value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.textValue().isBlank();
        return tooLong.contains(field) || !empty;
    }
}
