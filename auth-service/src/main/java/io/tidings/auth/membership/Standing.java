package io.tidings.auth.membership;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Where the holder of a credential stands in its workspace now.
 *
 * @param credential the API token's id, or the login's
 * @param admin whether the user runs the platform
 * @param role empty when the user has left the workspace
 */
public record Standing(
        UUID credential,
        UUID user,
        long userNumber,
        UUID workspace,
        long workspaceNumber,
        String zone,
        String country,
        boolean suspended,
        boolean admin,
        Optional<Role> role) {

    /** The columns that {@link #of} reads, from {@code c} (a credential) over {@link #TABLES}. */
    public static final String COLUMNS =
            "c.id AS credential, u.id AS user_id, u.number AS user_number, w.workspace, w.number AS workspace_number,"
                    + " w.zone, w.country, w.suspended, u.admin, m.role";

    /** Joins user, workspace and membership to a credential {@code c}. */
    public static final String TABLES =
            " JOIN users u ON u.id = c.user_id JOIN workspace w ON w.workspace = c.workspace"
                    + " LEFT JOIN membership m ON m.user_id = c.user_id AND m.workspace = c.workspace";

    /** Reads a row of {@link #COLUMNS}. */
    public static Standing of(Row row) {
        return new Standing(
                row.getUUID("credential"),
                row.getUUID("user_id"),
                row.getLong("user_number"),
                row.getUUID("workspace"),
                row.getLong("workspace_number"),
                row.getString("zone"),
                row.getString("country"),
                row.getBoolean("suspended"),
                row.getBoolean("admin"),
                Optional.ofNullable(row.getString("role")).map(Role::of));
    }

    /** Whether the credential still has a workspace to act in. */
    public boolean open() {
        return !suspended && role.isPresent();
    }

    /** What a login of the user may do here. */
    public Set<String> loginAbilities() {
        Set<String> abilities = new TreeSet<>(role.map(Role::abilities).orElse(Set.of()));
        if (admin) {
            abilities.add(Ability.ADMIN);
        }
        return abilities;
    }
}
