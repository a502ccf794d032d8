package io.tidings.auth.login;

import io.tidings.auth.membership.Role;
import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/**
 * A workspace as one of its members sees it.
 *
 * @param suspended nobody can switch to it
 */
public record Place(UUID workspace, long number, String name, Role role, boolean suspended) {

    static Place of(Row row) {
        return new Place(
                row.getUUID("workspace"),
                row.getLong("number"),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getBoolean("suspended"));
    }
}
