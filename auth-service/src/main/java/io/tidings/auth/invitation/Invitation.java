package io.tidings.auth.invitation;

import io.tidings.auth.membership.Role;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An invitation that waits, without its secret. */
public record Invitation(UUID id, String email, Role role, Instant createdAt, Instant expiresAt) {
    static final String COLUMNS = "id, email::text AS email, role, created_at, expires_at";

    static Invitation of(Row row) {
        return new Invitation(
                row.getUUID("id"),
                row.getString("email"),
                Role.of(row.getString("role")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    /** What the audit log tells of it. */
    Map<String, Object> state() {
        return Map.of("email", email, "role", role);
    }
}
