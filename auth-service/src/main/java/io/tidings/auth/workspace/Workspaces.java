package io.tidings.auth.workspace;

import io.smallrye.mutiny.Uni;
import io.tidings.events.WorkspaceChanged;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Table {@code workspace}. */
@ApplicationScoped
class Workspaces {
    private static final String UPSERT = """
            INSERT INTO workspace AS w (workspace, name, country, zone, suspended) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (workspace) DO UPDATE SET name = excluded.name, country = excluded.country,
                zone = excluded.zone, suspended = excluded.suspended, updated_at = now()
            WHERE (w.name, w.country, w.zone, w.suspended)
                IS DISTINCT FROM (excluded.name, excluded.country, excluded.zone, excluded.suspended)
            RETURNING number""";

    private final Transactions transactions;
    private final Outbox outbox;

    Workspaces(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** Stores the workspace, announces it if that changed anything, and answers its integer id. */
    Uni<Long> put(Workspace workspace) {
        return transactions.inWorkspace(
                workspace.id(),
                tx -> upsert(tx, workspace)
                        .chain(changed -> changed.size() == 0
                                ? number(tx, workspace)
                                : announce(
                                        tx, workspace, changed.iterator().next().getLong(0))));
    }

    private static Uni<RowSet<Row>> upsert(Tx tx, Workspace w) {
        return tx.connection()
                .preparedQuery(UPSERT)
                .execute(Tuple.of(w.id(), w.name(), w.country(), w.zone(), w.suspended()));
    }

    private static Uni<Long> number(Tx tx, Workspace workspace) {
        return tx.connection()
                .preparedQuery("SELECT number FROM workspace WHERE workspace = $1")
                .execute(Tuple.of(workspace.id()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private Uni<Long> announce(Tx tx, Workspace w, long number) {
        var changed = new WorkspaceChanged(w.id(), number, w.name(), w.country(), w.zone(), w.suspended());
        var event = new OutgoingEvent(w.id().toString(), null, w.id(), changed);
        return outbox.append(tx, List.of(event)).replaceWith(number);
    }
}
