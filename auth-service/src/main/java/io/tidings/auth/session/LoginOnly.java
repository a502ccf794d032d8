package io.tidings.auth.session;

import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Forbidden;

/** What a person does with a login of their own, and a program with a token never. */
public final class LoginOnly {
    private LoginOnly() {}

    /** The same caller; throws {@code Forbidden} for an API token. */
    public static Caller of(Caller caller) {
        if (!caller.signedIn()) {
            throw Forbidden.because("login_needed", "Only who is signed in may do this. API tokens may not.");
        }
        return caller;
    }
}
