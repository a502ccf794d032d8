package io.tidings.broadcast.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.broadcast.field.FieldErrors;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Checks the object that brings values to a broadcast or a message. */
public final class SharedValues {

    private SharedValues() {}

    /**
     * The JSON text of the object that the field holds, as it is written; without any values when something is wrong with
     * it. PHP writes an empty object as a list.
     *
     * @param value what the text says
     * @param written empty when it is too long to be kept
     */
    public static String read(String field, JsonNode value, Optional<String> written, FieldErrors errors) {
        String the = "The " + field.replace('_', ' ');
        boolean isObject = value.isObject() || value.isArray() && value.isEmpty();
        errors.require(isObject || written.isEmpty(), field, the + " must be an object.");
        errors.require(
                written.filter(SharedValues::isSmall).isPresent(),
                field,
                the + " may not be larger than " + Bounds.MOST_BYTES + " bytes.");
        errors.require(
                value.size() <= Bounds.MOST_FIELDS || !isObject,
                field,
                the + " may not have more than " + Bounds.MOST_FIELDS + " fields.");
        errors.require(
                value.valueStream().noneMatch(SharedValues::isInfinite),
                field,
                the + " holds a number that is too large.");
        return written.filter(text -> value.isObject() && !errors.has(field)).orElse("{}");
    }

    private static boolean isSmall(String written) {
        return written.getBytes(StandardCharsets.UTF_8).length <= Bounds.MOST_BYTES;
    }

    private static boolean isInfinite(JsonNode value) {
        return value.isFloatingPointNumber() && Double.isInfinite(value.doubleValue());
    }
}
