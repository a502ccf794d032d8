package io.tidings.auth.membership;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/** A user in a workspace. */
public record Member(UUID user, String name, String email, Role role, UUID workspace, String workspaceName) {

    static Member of(Row row) {
        return new Member(
                row.getUUID("user_id"),
                row.getString("name"),
                row.getString("email"),
                Role.of(row.getString("role")),
                row.getUUID("workspace"),
                row.getString("workspace_name"));
    }
}
