package io.tidings.auth.membership;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Sees to it that a workspace keeps an owner. Whoever changes members has locked its row before. */
@ApplicationScoped
public class Owners {
    private static final String OTHERS =
            "SELECT FROM membership WHERE workspace = $1 AND role = 'owner' AND user_id <> $2 LIMIT 1";

    /**
     * Fails with {@code Invalid} when nobody but this user is an owner.
     *
     * @param field which asked for the change
     */
    public Uni<Void> requireOtherThan(Tx tx, UUID workspace, UUID user, String field) {
        return tx.connection()
                .preparedQuery(OTHERS)
                .execute(Tuple.of(workspace, user))
                .invoke(others -> {
                    if (others.size() == 0) {
                        throw Invalid.field(field, "A workspace needs an owner. Make somebody else one first.");
                    }
                })
                .replaceWithVoid();
    }
}
