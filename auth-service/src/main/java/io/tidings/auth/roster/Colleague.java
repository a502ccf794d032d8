package io.tidings.auth.roster;

import io.tidings.auth.membership.Role;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A member of the workspace, as the others see them.
 *
 * @param number integer id of the user
 */
public record Colleague(UUID user, long number, String name, String email, Role role, Instant joinedAt) {
    static final String COLUMNS = "m.user_id, u.number, u.name, u.email::text AS email, m.role, m.joined_at";

    static Colleague of(Row row) {
        return new Colleague(
                row.getUUID("user_id"),
                row.getLong("number"),
                row.getString("name"),
                row.getString("email"),
                Role.of(row.getString("role")),
                row.getOffsetDateTime("joined_at").toInstant());
    }

    Colleague with(Role other) {
        return new Colleague(user, number, name, email, other, joinedAt);
    }

    /** What the audit log tells of them. */
    Map<String, Object> state() {
        return Map.of("user", user, "role", role);
    }
}
