package io.tidings.broadcast.message;

import io.tidings.broadcast.field.FieldErrors;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Reads times without a zone as the workspace's clocks show them. */
final class DueTime {

    private static final String FIELD = "delayed_to";
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private DueTime() {}

    /**
     * The instant: in a gap of the zone the later one, in an overlap the earlier one.
     *
     * @param config how far ahead it must be, and may be
     * @param errors takes what is wrong with it
     */
    static Optional<Instant> read(String written, ZoneId zone, Instant now, MessageConfig config, FieldErrors errors) {
        try {
            Instant due =
                    LocalDateTime.parse(written.strip(), FORM).atZone(zone).toInstant();
            errors.require(
                    !due.isBefore(now.plus(config.notice())),
                    FIELD,
                    "The delayed to must be at least " + config.notice().toMinutes() + " minutes in the future.");
            errors.require(
                    !due.isAfter(now.plus(config.farthest())),
                    FIELD,
                    "The delayed to must be at most " + config.farthest().toDays() + " days in the future.");
            return Optional.of(due);
        } catch (DateTimeParseException e) {
            errors.add(FIELD, "The delayed to does not match the format Y-m-d H:i:s.");
            return Optional.empty();
        }
    }
}
