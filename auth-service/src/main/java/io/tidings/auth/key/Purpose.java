package io.tidings.auth.key;

import java.util.Locale;

/** What a key signs. */
public enum Purpose {
    /** Tokens that a client gets at login; only this service reads them. */
    LOGIN,
    /** Tokens of 60 s that services accept from the gateway; their keys are public. */
    INWARD;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Purpose of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
