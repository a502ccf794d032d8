package io.tidings.auth.twofactor;

import io.tidings.platform.fault.Refused;

/** What is refused about second factors. */
public final class TwoFactorFaults {
    private TwoFactorFaults() {}

    /** The code is wrong, or was used before: nobody is told which. */
    public static Refused wrongCode() {
        return new Refused("wrong_two_factor_code", "The two-factor code is invalid.");
    }

    static Refused enabled() {
        return new Refused("two_factor_enabled", "Two-factor authentication is enabled already.");
    }

    static Refused notEnabled() {
        return new Refused("two_factor_not_enabled", "Two-factor authentication is not enabled.");
    }

    static Refused notBegun() {
        return new Refused("two_factor_not_begun", "There is nothing to confirm. Please begin again.");
    }
}
