package io.tidings.auth.announcement.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tidings.auth.announcement.AnnouncementType;
import io.tidings.auth.announcement.Draft;
import io.tidings.auth.time.Times;
import io.tidings.platform.fault.Invalid;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what an administrator decides out of JSON; a field that is left out stays as it is. */
final class AnnouncementFields {
    private static final int LONGEST_TITLE = 255;
    private static final int LONGEST_MESSAGE = 5_000;
    private static final String STARTS_AT = "starts_at";
    private static final String EXPIRES_AT = "expires_at";

    private final JsonNode body;
    private final ZoneId zone;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    /**
     * @param body what came; anything but an object has no fields
     * @param zone in which times without a zone are meant
     */
    AnnouncementFields(@Nullable JsonNode body, ZoneId zone) {
        this.body = body == null ? MissingNode.getInstance() : body;
        this.zone = zone;
    }

    /** A first decision; fails with {@code Invalid}. */
    Draft draft() {
        return over(Optional.empty());
    }

    /** The decision with the fields that came; fails with {@code Invalid}, which names each that is wrong. */
    Draft over(Draft present) {
        return over(Optional.of(present));
    }

    private Draft over(Optional<Draft> present) {
        Optional<String> title = text("title", LONGEST_TITLE, present.map(Draft::title));
        Optional<String> message = text("message", LONGEST_MESSAGE, present.map(Draft::message));
        Optional<AnnouncementType> type = type(present.map(Draft::type));
        boolean active = active(present.map(Draft::active).orElse(true));
        Optional<Instant> startsAt = time(STARTS_AT, present.flatMap(Draft::startsAt));
        Optional<Instant> expiresAt = time(EXPIRES_AT, present.flatMap(Draft::expiresAt));
        requireOrder(startsAt, expiresAt);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new Draft(title.orElseThrow(), message.orElseThrow(), type.orElseThrow(), active, startsAt, expiresAt);
    }

    private Optional<AnnouncementType> type(Optional<AnnouncementType> present) {
        Optional<String> text = text("type", Integer.MAX_VALUE, present.map(AnnouncementType::column));
        Optional<AnnouncementType> type = text.flatMap(AnnouncementType::of);
        if (text.isPresent() && type.isEmpty()) {
            refuse("type", "The selected type is invalid.");
        }
        return type;
    }

    /** Empty when it is refused. */
    private Optional<String> text(String field, int longest, Optional<String> present) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() && present.isPresent()) {
            return present;
        }
        if (isNothing(value)) {
            return refuse(field, "The " + field + " field is required.");
        }
        if (!value.isTextual()) {
            return refuse(field, "The " + field + " must be a string.");
        }
        String text = value.textValue().strip();
        return text.codePointCount(0, text.length()) > longest
                ? refuse(field, "The " + field + " must not be greater than " + longest + " characters.")
                : Optional.of(text);
    }

    private boolean active(boolean present) {
        JsonNode value = body.path("is_active");
        if (isNothing(value)) {
            return present;
        }
        String text = value.asText();
        boolean isTrue = value.isBoolean() ? value.booleanValue() : text.equals("1");
        if (!value.isBoolean() && !isTrue && !text.equals("0")) {
            refuse("is_active", "The is active field must be true or false.");
        }
        return isTrue;
    }

    /** Null and an empty text take a time away. */
    private Optional<Instant> time(String field, Optional<Instant> present) {
        JsonNode value = body.path(field);
        if (value.isMissingNode()) {
            return present;
        }
        if (isNothing(value)) {
            return Optional.empty();
        }
        Function<String, Optional<Instant>> read = text -> Times.read(text, zone);
        return Optional.ofNullable(value.textValue())
                .flatMap(read)
                .or(() -> refuse(field, "The " + words(field) + " is not a valid date."));
    }

    private void requireOrder(Optional<Instant> startsAt, Optional<Instant> expiresAt) {
        boolean isAfter =
                startsAt.isEmpty() || expiresAt.isEmpty() || expiresAt.get().isAfter(startsAt.get());
        if (!isAfter && body.has(EXPIRES_AT)) {
            refuse(EXPIRES_AT, "The expires at must be a date after starts at.");
        } else if (!isAfter) {
            refuse(STARTS_AT, "The starts at must be a date before expires at.");
        }
    }

    private <T> Optional<T> refuse(String field, String text) {
        errors.put(field, List.of(text));
        return Optional.empty();
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.textValue().isBlank();
    }

    private static String words(String field) {
        return field.replace('_', ' ');
    }
}
