package io.tidings.auth.login;

import io.tidings.platform.fault.Refused;

/** The documented refusals of a login. */
final class LoginFaults {
    private LoginFaults() {}

    static Refused wrongCredentials() {
        return new Refused("wrong_credentials", "The email or password you entered is incorrect. Please try again.");
    }

    static Refused unverified() {
        return new Refused(
                "account_not_verified",
                "Your Account Verification Is Not Completed Yet."
                        + " We've sent a verification message to your WhatsApp number.");
    }
}
