package io.tidings.sandbox.control;

import org.jspecify.annotations.Nullable;

/** Reads phone numbers of the control API. */
final class Digits {
    private Digits() {}

    /** The digits of a number in any spelling; null if the text is absent or empty. */
    static @Nullable Long of(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String digits = text.replaceAll("[+() -]", "");
        if (!digits.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException(field + " must be a phone number");
        }
        return Long.valueOf(digits);
    }
}
