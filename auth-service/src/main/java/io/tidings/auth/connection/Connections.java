package io.tidings.auth.connection;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.membership.Members;
import io.tidings.auth.membership.Role;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.paging.Page;
import io.tidings.platform.paging.PageRequest;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads table {@code connection_log}. */
@ApplicationScoped
public class Connections {
    private static final String TOTAL = "SELECT count(*) FROM connection_log WHERE user_id = $1";
    private static final String LIST =
            "SELECT id, event, coalesce(host(address), '') AS address, user_agent, created_at"
                    + " FROM connection_log WHERE user_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3";
    private static final String SHOWN_IN_FULL = "connections.shown_in_full";

    private final Transactions transactions;
    private final Members members;
    private final AuditLog audit;

    Connections(Transactions transactions, Members members, AuditLog audit) {
        this.transactions = transactions;
        this.members = members;
        this.audit = audit;
    }

    /**
     * A page of the caller's own connections in the workspace, the newest first. Addresses are masked, except for an
     * owner of the workspace who asks for them in full; that is audited.
     */
    public Uni<Page<Connection>> list(Caller caller, boolean full, PageRequest page) {
        return transactions.inWorkspace(
                caller.workspace(),
                tx -> disclosed(tx, caller, full)
                        .chain(shown -> page(tx, caller.user(), page)
                                .map(found -> shown ? found : found.map(Connection::masked))));
    }

    /** Whoever is no owner gets what everybody gets, since nothing documented refuses a parameter of ours. */
    private Uni<Boolean> disclosed(Tx tx, Caller caller, boolean asked) {
        return asked
                ? owns(tx, caller.user())
                        .call(owner ->
                                owner ? note(tx, caller) : Uni.createFrom().voidItem())
                : Uni.createFrom().item(false);
    }

    private Uni<Void> note(Tx tx, Caller caller) {
        return audit.write(tx, caller, SHOWN_IN_FULL, "user:" + caller.user());
    }

    private Uni<Boolean> owns(Tx tx, UUID user) {
        return members.role(tx, user)
                .map(role -> role.filter(is -> is == Role.OWNER).isPresent());
    }

    private static Uni<Page<Connection>> page(Tx tx, UUID user, PageRequest page) {
        return Uni.combine()
                .all()
                .unis(total(tx, user), rows(tx, user, page))
                .with((total, rows) -> new Page<>(rows, total, page));
    }

    private static Uni<Long> total(Tx tx, UUID user) {
        return tx.connection()
                .preparedQuery(TOTAL)
                .execute(Tuple.of(user))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Uni<List<Connection>> rows(Tx tx, UUID user, PageRequest page) {
        return tx.connection()
                .preparedQuery(LIST)
                .execute(Tuple.of(user, page.size(), page.offset()))
                .map(rows -> rows.stream().map(Connections::connection).toList());
    }

    private static Connection connection(Row row) {
        return new Connection(
                row.getLong("id"),
                row.getString("event"),
                row.getString("address"),
                row.getString("user_agent"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
