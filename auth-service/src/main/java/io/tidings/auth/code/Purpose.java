package io.tidings.auth.code;

import java.util.Locale;

/** What a code is asked for. One for the one thing is none for the other. */
public enum Purpose {
    /** To verify an account. */
    ACCOUNT(6),
    /** To choose a new password: longer, since it can be guessed at for as long as the account lives. */
    PASSWORD(8),
    /** To change the phone number. */
    PHONE(6);

    private final int digits;

    Purpose(int digits) {
        this.digits = digits;
    }

    /** The length of its codes. */
    int digits() {
        return digits;
    }

    /** Whether the codes go to a number that anybody may name, and not to one that was verified. */
    boolean isToAnyPhone() {
        return this != PASSWORD;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
