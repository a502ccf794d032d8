package io.tidings.auth.form;

import io.tidings.platform.fault.NotFound;

/** An integer id in a path, which is known to be of digits. */
public final class PathNumber {
    private static final int MOST_DIGITS = 18;

    private PathNumber() {}

    /** Reads it; fails with {@code NotFound}, in these words, for one that is larger than any. */
    public static long of(String digits, String unknown) {
        if (digits.length() > MOST_DIGITS) {
            throw new NotFound(unknown);
        }
        return Long.parseLong(digits);
    }
}
