package io.tidings.auth.code;

import java.util.Locale;

/** What a code is asked for. One for the one thing is none for the other. */
public enum Purpose {
    /** To verify an account. */
    ACCOUNT,
    /** To choose a new password. */
    PASSWORD,
    /** To change the phone number. */
    PHONE;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
