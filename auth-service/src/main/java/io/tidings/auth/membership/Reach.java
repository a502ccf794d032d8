package io.tidings.auth.membership;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Forbidden;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whose things somebody may see and change besides their own. */
@ApplicationScoped
public class Reach {
    private static final String ROLES = "SELECT user_id, role FROM membership WHERE user_id = ANY ($1)";

    /**
     * The user whose things the caller means: the caller, or another member of the workspace whom the caller may act for.
     * Anybody else is {@code Forbidden}, whether or not there is such a user.
     */
    public Uni<UUID> of(Tx tx, Caller caller, Optional<UUID> user) {
        UUID wanted = user.orElse(caller.user());
        return wanted.equals(caller.user())
                ? Uni.createFrom().item(wanted)
                : roles(tx, caller.user(), wanted).map(roles -> {
                    if (Role.actsFor(roles.get(caller.user()), roles.get(wanted))) {
                        return wanted;
                    }
                    throw Forbidden.because("foreign_user", "This user is not yours to act for.");
                });
    }

    private static Uni<Map<UUID, Role>> roles(Tx tx, UUID... users) {
        return tx.connection()
                .preparedQuery(ROLES)
                .execute(Tuple.of(users))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.getUUID("user_id"), row -> Role.of(row.getString("role")))));
    }
}
