package io.tidings.broadcast.message.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tidings.broadcast.field.FieldErrors;
import io.tidings.broadcast.mapping.SharedValues;
import io.tidings.broadcast.mapping.Values;
import io.tidings.broadcast.message.MessageForm;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the form of a message out of JSON, with the documented texts. */
final class MessageFields {

    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,18}");
    private static final int LONGEST = 255;
    private static final String KEY = "idempotency_key";

    private final ObjectMapper json;
    private final JsonNode body;
    private final FieldErrors errors = new FieldErrors();

    /** @param body what came; anything but an object has no fields */
    MessageFields(ObjectMapper json, @Nullable JsonNode body) {
        this.json = json;
        this.body = body == null ? MissingNode.getInstance() : body;
    }

    /**
     * The form, with the faults of its fields.
     *
     * @param headerKey {@code Idempotency-Key}, which wins over the field
     */
    MessageForm form(@Nullable String headerKey) {
        return new MessageForm(
                text("name", true),
                id("template_id", true),
                id("template_account_flow_id", true),
                text("phone", true),
                id("country_id", false),
                data(),
                text("delayed_to", false),
                key(headerKey),
                errors);
    }

    private Optional<String> key(@Nullable String headerKey) {
        if (headerKey == null || headerKey.isBlank()) {
            return text(KEY, false);
        }
        errors.require(headerKey.length() <= LONGEST, KEY, tooLong(KEY));
        return Optional.of(headerKey.strip());
    }

    private Optional<String> text(String field, boolean required) {
        JsonNode value = body.path(field);
        if (!isThere(value)) {
            errors.require(!required, field, "The " + words(field) + " field is required.");
            return Optional.empty();
        }
        boolean isText = value.isTextual() || (field.equals("phone") && value.isIntegralNumber());
        errors.require(isText, field, "The " + words(field) + " must be a string.");
        errors.require(value.asText().length() <= LONGEST, field, tooLong(field));
        return Optional.of(value.asText().strip()).filter(text -> isText && canBeSent(field, text));
    }

    private boolean canBeSent(String field, String text) {
        boolean can = Values.canBeSent(text);
        errors.require(can, field, "The " + words(field) + " holds a character that cannot be sent.");
        return can;
    }

    private OptionalLong id(String field, boolean required) {
        JsonNode value = body.path(field);
        if (!isThere(value)) {
            errors.require(!required, field, "The " + words(field) + " field is required.");
            return OptionalLong.empty();
        }
        boolean integer = value.isIntegralNumber() || value.isTextual();
        if (!integer || !INTEGER.matcher(value.asText().strip()).matches()) {
            errors.add(field, "The " + words(field) + " must be an integer.");
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(value.asText().strip()));
    }

    /** An object, or its JSON as text: as which {@link MessageBody} brings any object. */
    private String data() {
        JsonNode value = body.path("data");
        if (!isGiven(value)) {
            return "{}";
        }
        Optional<String> written =
                Optional.of(value).filter(JsonNode::isTextual).map(JsonNode::textValue);
        JsonNode object = written.map(this::parsed).orElse(value);
        return SharedValues.read("data", object, Optional.of(written.orElseGet(value::toString)), errors);
    }

    private JsonNode parsed(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static boolean isGiven(JsonNode value) {
        return isThere(value) && !(value.isContainerNode() && value.isEmpty());
    }

    /** An empty list in the place of a text or number is a wrong type, not nothing. */
    private static boolean isThere(JsonNode value) {
        boolean isAbsent = value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isBlank());
        return !isAbsent;
    }

    private static String tooLong(String field) {
        return "The " + words(field) + " may not be greater than " + LONGEST + " characters.";
    }

    private static String words(String field) {
        return field.replace('_', ' ');
    }
}
