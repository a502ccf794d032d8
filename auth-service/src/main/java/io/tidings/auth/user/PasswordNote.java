package io.tidings.auth.user;

import io.tidings.platform.audit.Change;
import java.util.Map;

/**
 * What the audit log tells of another password: never the password, but what ended with the old one. Not how many logins,
 * since they may be of other workspaces.
 */
final class PasswordNote {
    /** All but the login that it was changed with. */
    static final Change OTHER_LOGINS_ENDED = ended("other_logins");

    static final Change LOGINS_ENDED = ended("logins");

    private PasswordNote() {}

    private static Change ended(String what) {
        return Change.of(Map.of(what, "open"), Map.of(what, "ended"));
    }
}
