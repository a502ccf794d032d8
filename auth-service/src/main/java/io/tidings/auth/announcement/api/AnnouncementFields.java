package io.tidings.auth.announcement.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.auth.announcement.AnnouncementType;
import io.tidings.auth.announcement.Draft;
import io.tidings.auth.form.Form;
import io.tidings.auth.time.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what an administrator decides out of JSON; a field that is left out stays as it is. */
final class AnnouncementFields {
    private static final int LONGEST_TITLE = 255;
    private static final int LONGEST_MESSAGE = 5_000;
    private static final String STARTS_AT = "starts_at";
    private static final String EXPIRES_AT = "expires_at";

    private final Form form;
    private final ZoneId zone;

    /**
     * @param body what came; anything but an object has no fields
     * @param zone in which times without a zone are meant
     */
    AnnouncementFields(@Nullable JsonNode body, ZoneId zone) {
        this.form = new Form(body);
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
        String title = kept("title", present.map(Draft::title)).orElseGet(() -> form.line("title", LONGEST_TITLE));
        String message = kept("message", present.map(Draft::message))
                .orElseGet(() -> form.text("message", LONGEST_MESSAGE).strip());
        Optional<AnnouncementType> type = type(present.map(Draft::type));
        boolean active = active(present.map(Draft::active).orElse(true));
        Optional<Instant> startsAt = time(STARTS_AT, present.flatMap(Draft::startsAt));
        Optional<Instant> expiresAt = time(EXPIRES_AT, present.flatMap(Draft::expiresAt));
        requireOrder(startsAt, expiresAt);
        form.end();
        return new Draft(title, message, type.orElseThrow(), active, startsAt, expiresAt);
    }

    private Optional<AnnouncementType> type(Optional<AnnouncementType> present) {
        Optional<AnnouncementType> kept = kept("type", present);
        if (kept.isPresent()) {
            return kept;
        }
        Optional<AnnouncementType> type =
                AnnouncementType.of(form.text("type", Integer.MAX_VALUE).strip());
        form.require("type", type.isPresent(), "The selected type is invalid.");
        return type;
    }

    /** What a field that was left out stays. */
    private <T> Optional<T> kept(String field, Optional<T> present) {
        return present.filter(was -> !form.has(field));
    }

    private boolean active(boolean present) {
        JsonNode value = form.value("is_active");
        if (!form.isGiven("is_active")) {
            return present;
        }
        String text = value.asText();
        boolean isTrue = value.isBoolean() ? value.booleanValue() : text.equals("1");
        if (!value.isBoolean() && !isTrue && !text.equals("0")) {
            form.refuse("is_active", "The is active field must be true or false.");
        }
        return isTrue;
    }

    /** Null and an empty text take a time away. */
    private Optional<Instant> time(String field, Optional<Instant> present) {
        if (!form.has(field)) {
            return present;
        }
        if (!form.isGiven(field)) {
            return Optional.empty();
        }
        Function<String, Optional<Instant>> read = text -> Times.read(text, zone);
        Optional<Instant> time =
                Optional.ofNullable(form.value(field).textValue()).flatMap(read);
        form.require(field, time.isPresent(), "The " + field.replace('_', ' ') + " is not a valid date.");
        return time;
    }

    private void requireOrder(Optional<Instant> startsAt, Optional<Instant> expiresAt) {
        boolean isAfter =
                startsAt.isEmpty() || expiresAt.isEmpty() || expiresAt.get().isAfter(startsAt.get());
        if (!isAfter && form.has(EXPIRES_AT)) {
            form.refuse(EXPIRES_AT, "The expires at must be a date after starts at.");
        } else if (!isAfter) {
            form.refuse(STARTS_AT, "The starts at must be a date before expires at.");
        }
    }
}
