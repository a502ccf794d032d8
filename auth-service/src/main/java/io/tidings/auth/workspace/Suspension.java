package io.tidings.auth.workspace;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.membership.NoWorkspace;
import io.tidings.auth.notice.Notices;
import io.tidings.auth.session.LoginOnly;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Suspends workspaces and opens them again, as those who run the platform decide; only for who is signed in. */
@ApplicationScoped
public class Suspension {
    /** In the order in which everybody locks workspaces, so that nobody waits for one another. */
    private static final String LOCK = "SELECT number, " + Workspace.COLUMNS
            + " FROM workspace WHERE number IN ($1, $2) ORDER BY workspace FOR NO KEY UPDATE";

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final Register register;
    private final Notices notices;

    Suspension(Transactions transactions, Workspaces workspaces, Register register, Notices notices) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.register = register;
        this.notices = notices;
    }

    /**
     * Suspends the workspace, if it isn't yet. Fails with {@code NotFound}, and with {@code Refused} for the workspace that
     * the administrator is signed in to and for the one that codes are sent from.
     */
    public Uni<Entry> suspend(Caller admin, long number, Optional<String> reason) {
        LoginOnly.of(admin);
        return transactions.asWorker(tx -> lock(tx, admin, number)
                .invoke(workspace -> requireDispensable(admin, workspace))
                .chain(workspace -> workspaces.suspend(tx, admin, workspace, true, reason))
                .chain(() -> register.find(tx, number)));
    }

    /** Opens the workspace, if it is suspended; fails with {@code NotFound}. */
    public Uni<Entry> resume(Caller admin, long number) {
        LoginOnly.of(admin);
        return transactions.asWorker(tx -> lock(tx, admin, number)
                .chain(workspace -> workspaces.suspend(tx, admin, workspace, false, Optional.empty()))
                .chain(() -> register.find(tx, number)));
    }

    /** The workspace and the administrator's own, which stay as they are until the transaction ends. */
    private static Uni<Workspace> lock(Tx tx, Caller admin, long number) {
        return tx.connection()
                .preparedQuery(LOCK)
                .execute(Tuple.of(number, admin.workspaceNumber()))
                .map(Suspension::byNumber)
                .invoke(locked -> requireOpen(Optional.ofNullable(locked.get(admin.workspaceNumber()))))
                .map(locked -> Optional.ofNullable(locked.get(number)).orElseThrow(Register::unknown));
    }

    private static Map<Long, Workspace> byNumber(RowSet<Row> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.getLong("number"), Workspace::of));
    }

    /** Of two administrators who suspend each other's workspaces at once, the second one is out already. */
    private static void requireOpen(Optional<Workspace> own) {
        if (own.filter(workspace -> !workspace.suspended()).isEmpty()) {
            throw NoWorkspace.fault();
        }
    }

    private void requireDispensable(Caller admin, Workspace workspace) {
        if (workspace.id().equals(admin.workspace())) {
            throw new Refused("own_workspace", "You are signed in to this workspace, and can't suspend it.");
        }
        if (notices.areSentFrom(workspace.id())) {
            throw new Refused("operators_workspace", "Codes are sent from this workspace. It can't be suspended.");
        }
    }
}
