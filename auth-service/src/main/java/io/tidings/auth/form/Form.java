package io.tidings.auth.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tidings.platform.fault.Invalid;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON body, and what is wrong with them. Null and an empty text count as absent. */
public final class Form {
    private final JsonNode body;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    /** @param body what came; anything but an object has no fields */
    public Form(@Nullable JsonNode body) {
        this.body = body == null ? MissingNode.getInstance() : body;
    }

    /** What is in a body whose type doesn't matter, since all of it may be left out. */
    public static Form of(ObjectMapper json, byte @Nullable [] body) throws IOException {
        return new Form(body == null || body.length == 0 ? null : json.readTree(body));
    }

    /** The text of a field that has to be there; an empty one after it was refused. */
    public String text(String field, int longest) {
        if (isAbsent(body.path(field))) {
            refuse(field, "The " + words(field) + " field is required.");
        }
        return optional(field, longest).orElse("");
    }

    /** The text of a field that may be left out. */
    public Optional<String> optional(String field, int longest) {
        JsonNode value = body.path(field);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            refuse(field, "The " + words(field) + " must be a string.");
            return Optional.empty();
        }
        String text = value.textValue();
        if (text.codePointCount(0, text.length()) > longest) {
            refuse(field, "The " + words(field) + " must not be greater than " + longest + " characters.");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** As {@link #text}, on one line and without control characters: for names, which are shown beside other things. */
    public String line(String field, int longest) {
        String text = text(field, longest);
        requireLine(field, text);
        return text.strip();
    }

    /** As {@link #line}, of a field that may be left out. */
    public Optional<String> optionalLine(String field, int longest) {
        Optional<String> text = optional(field, longest);
        text.ifPresent(given -> requireLine(field, given));
        return text.map(String::strip);
    }

    private void requireLine(String field, String text) {
        require(
                field,
                text.strip().codePoints().noneMatch(Character::isISOControl),
                "The " + words(field) + " must not contain line breaks or other control characters.");
    }

    /** Whether there is anything in the field. */
    public boolean isGiven(String field) {
        return !isAbsent(body.path(field));
    }

    /** Whether the body has the field at all, be it with nothing in it. */
    public boolean has(String field) {
        return body.has(field);
    }

    /** What is in the field as it came, for what only its reader can read. */
    public JsonNode value(String field) {
        return body.path(field);
    }

    /** Refuses the field unless it is good, or was refused before. */
    public void require(String field, boolean good, String text) {
        if (!good) {
            refuse(field, text);
        }
    }

    /** Fails with {@code Invalid}, naming every field that is wrong. */
    public void end() {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    /** Refuses the field, unless it was refused before. */
    public void refuse(String field, String text) {
        refuse(field, List.of(text));
    }

    /** Refuses the field for several reasons, unless it was refused before. */
    public void refuse(String field, List<String> texts) {
        errors.putIfAbsent(field, texts);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.textValue().isBlank();
    }

    /** A field's name as its messages write it. */
    private static String words(String field) {
        return field.replace('_', ' ');
    }
}
