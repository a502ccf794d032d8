package io.tidings.auth.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Times in flowkirim's forms; those that are read are in whole seconds. */
public final class Times {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Times() {}

    /** Six digits behind the second, and Z. */
    public static String written(Instant instant) {
        return WRITTEN.format(instant);
    }

    /**
     * The instant of a time; without a zone, it is meant in {@code zone}: in a gap the later instant, in an overlap the
     * earlier one. A bare date is its beginning. Empty for what is no time between 1970 and 9999.
     */
    public static Optional<Instant> read(String text, ZoneId zone) {
        try {
            String time = text.strip().replaceFirst(" ", "T");
            Instant instant =
                    instant(READ.parseBest(time, OffsetDateTime::from, LocalDateTime::from, LocalDate::from), zone);
            return Optional.of(instant.truncatedTo(ChronoUnit.SECONDS))
                    .filter(read -> !read.isBefore(FIRST) && !read.isAfter(LAST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(TemporalAccessor read, ZoneId zone) {
        return switch (read) {
            case OffsetDateTime time -> time.toInstant();
            case LocalDateTime time -> time.atZone(zone).toInstant();
            default -> LocalDate.from(read).atStartOfDay(zone).toInstant();
        };
    }
}
