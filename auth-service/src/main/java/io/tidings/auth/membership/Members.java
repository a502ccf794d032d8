package io.tidings.auth.membership;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads table {@code membership}. */
@ApplicationScoped
public class Members {
    private static final String FIND =
            "SELECT m.user_id, u.name, u.email::text AS email, m.role, m.workspace, w.name AS workspace_name"
                    + " FROM membership m JOIN users u ON u.id = m.user_id JOIN workspace w USING (workspace)"
                    + " WHERE m.user_id = $1";

    private static final String ROLE = "SELECT role FROM membership WHERE user_id = $1";

    private static final String WORKSPACES = "SELECT workspace FROM membership WHERE user_id = $1";

    private final Transactions transactions;

    Members(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The user as a member of the workspace; empty for everybody else. */
    public Uni<Optional<Member>> find(UUID workspace, UUID user) {
        return transactions.inWorkspace(
                workspace,
                tx -> tx.connection()
                        .preparedQuery(FIND)
                        .execute(Tuple.of(user))
                        .map(rows -> rows.stream().findFirst().map(Member::of)));
    }

    /** The role of the user in the transaction's workspace; empty for who is no member. */
    public Uni<Optional<Role>> role(Tx tx, UUID user) {
        return tx.connection()
                .preparedQuery(ROLE)
                .execute(Tuple.of(user))
                .map(rows -> rows.stream().findFirst().map(row -> Role.of(row.getString("role"))));
    }

    /** Every workspace where the user is a member, in a transaction of the worker. */
    public Uni<List<UUID>> workspaces(Tx tx, UUID user) {
        return tx.connection()
                .preparedQuery(WORKSPACES)
                .execute(Tuple.of(user))
                .map(rows -> rows.stream().map(row -> row.getUUID("workspace")).toList());
    }
}
