package io.tidings.sandbox.journal;

import java.util.Locale;

/** What a message is billed as. */
public enum Category {
    /** A marketing template. */
    MARKETING,
    /** A utility template. */
    UTILITY,
    /** A one-time code. */
    AUTHENTICATION,
    /** Anything that is no template. */
    SERVICE;

    private static final Category[] ALL = values();

    /** The word in a receipt. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Category at(int ordinal) {
        return ALL[ordinal];
    }
}
