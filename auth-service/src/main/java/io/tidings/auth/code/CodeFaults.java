package io.tidings.auth.code;

import io.tidings.platform.fault.Refused;

/** What is refused about codes. */
public final class CodeFaults {
    private CodeFaults() {}

    /** Wrong, too old, tried too often, or no such account: nobody is told which. */
    public static Refused wrong() {
        return new Refused("wrong_code", "The verification code is invalid or has expired.");
    }
}
