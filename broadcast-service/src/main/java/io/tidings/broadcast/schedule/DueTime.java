package io.tidings.broadcast.schedule;

import io.tidings.broadcast.field.FieldErrors;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code delayed_to}: a time without a zone, as the workspace's clocks show it. */
@Singleton
public class DueTime {

    private static final String FIELD = "delayed_to";
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final ScheduleConfig config;
    private final InstantSource time;

    DueTime(ScheduleConfig config, InstantSource time) {
        this.config = config;
        this.time = time;
    }

    /**
     * The instant: in a gap of the zone the later one, in an overlap the earlier one.
     *
     * @param errors takes what is wrong with it
     */
    public Optional<Instant> read(String written, ZoneId zone, FieldErrors errors) {
        try {
            Instant due =
                    LocalDateTime.parse(written.strip(), FORM).atZone(zone).toInstant();
            requireBetween(due, config.notice(), config.farthest(), errors);
            return Optional.of(due);
        } catch (DateTimeParseException e) {
            errors.add(FIELD, "The delayed to does not match the format Y-m-d H:i:s.");
            return Optional.empty();
        }
    }

    private void requireBetween(Instant due, Duration notice, Duration farthest, FieldErrors errors) {
        Instant now = time.instant();
        errors.require(
                !due.isBefore(now.plus(notice)),
                FIELD,
                "The delayed to must be at least " + notice.toMinutes() + " minutes in the future.");
        errors.require(
                !due.isAfter(now.plus(farthest)),
                FIELD,
                "The delayed to must be at most " + farthest.toDays() + " days in the future.");
    }
}
