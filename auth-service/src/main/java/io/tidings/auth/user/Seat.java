package io.tidings.auth.user;

import io.tidings.auth.membership.Role;
import java.util.Map;
import java.util.UUID;

/**
 * A membership.
 *
 * @param position of the workspace among those of the user; the first open one is the one that a login is bound to
 */
record Seat(Role role, int position) {

    /** What the audit log tells of it. */
    Map<String, Object> state(UUID user) {
        return Map.of("user", user, "role", role);
    }
}
