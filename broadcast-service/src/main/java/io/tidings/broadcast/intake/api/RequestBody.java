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
record RequestBody(Map<String, JsonNode> values, Set<String> tooLong, Optional<MappingText> data, boolean dataGiven) {

    JsonNode value(String field) {
        return values.getOrDefault(field, MissingNode.getInstance());
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
