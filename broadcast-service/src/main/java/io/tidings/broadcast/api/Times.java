package io.tidings.broadcast.api;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms in which confirmed writes times, all in the workspace's zone. */
public enum Times {
    DATE("yyyy-MM-dd"),
    MINUTE("yyyy-MM-dd HH:mm"),
    SECOND("yyyy-MM-dd HH:mm:ss");

    private final DateTimeFormatter format;

    Times(String pattern) {
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    /** The instant as the clocks of that zone show it; null stays null. */
    public @Nullable String write(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? null : format.format(instant.atZone(zone));
    }
}
