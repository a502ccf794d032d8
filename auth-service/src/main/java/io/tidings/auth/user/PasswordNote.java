package io.tidings.auth.user;

import io.tidings.platform.audit.Change;
import java.util.Map;

/** What the audit log tells of another password: never the password, but what ended with the old one. */
final class PasswordNote {
    private PasswordNote() {}

    /** Other logins of the user that ended with it. */
    static Change of(int endedLogins) {
        return Change.of(Map.of("other_logins", endedLogins), Map.of("other_logins", 0));
    }
}
