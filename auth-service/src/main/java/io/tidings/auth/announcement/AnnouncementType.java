package io.tidings.auth.announcement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an announcement is about. */
public enum AnnouncementType {
    INFO,
    WARNING,
    MAINTENANCE,
    PROMO;

    /** The form in the table, which is what clients see. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that form; empty when there is none. */
    public static Optional<AnnouncementType> of(String column) {
        return Arrays.stream(values())
                .filter(type -> type.column().equals(column))
                .findFirst();
    }
}
