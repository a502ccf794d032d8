package io.tidings.auth.workspace;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.revocation.CredentialNews;
import io.tidings.events.WorkspaceChanged;
import io.tidings.platform.audit.Change;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes table {@code workspace}. */
@ApplicationScoped
public class Workspaces {
    /** Of two who make the same one at once, the second changes it. */
    private static final String ALONE = "SELECT pg_advisory_xact_lock(7203, hashtext($1))::text";

    private static final String FIND =
            "SELECT " + Workspace.COLUMNS + " FROM workspace WHERE workspace = $1 FOR NO KEY UPDATE";
    private static final String UPSERT = """
            INSERT INTO workspace AS w (workspace, name, country, zone, suspended, suspended_at)
            VALUES ($1, $2, $3, $4, $5, CASE WHEN $5 THEN now() END)
            ON CONFLICT (workspace) DO UPDATE SET name = excluded.name, country = excluded.country,
                zone = excluded.zone, suspended = excluded.suspended, updated_at = now(),
                suspended_at = CASE WHEN w.suspended AND excluded.suspended THEN w.suspended_at
                    ELSE excluded.suspended_at END
            WHERE (w.name, w.country, w.zone, w.suspended)
                IS DISTINCT FROM (excluded.name, excluded.country, excluded.zone, excluded.suspended)
            RETURNING number""";

    private final Transactions transactions;
    private final Outbox outbox;
    private final CredentialNews news;
    private final AuditLog audit;
    private final Uuid7s ids;

    Workspaces(Transactions transactions, Outbox outbox, CredentialNews news, AuditLog audit, Uuid7s ids) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.news = news;
        this.audit = audit;
        this.ids = ids;
    }

    /** Stores the workspace, announces it if that changed anything, and answers its integer id. */
    Uni<Long> put(Caller actor, Workspace workspace) {
        return transactions.inWorkspace(
                workspace.id(),
                tx -> tx.connection()
                        .preparedQuery(ALONE)
                        .execute(Tuple.of(workspace.id().toString()))
                        .chain(() -> find(tx, workspace.id()))
                        .chain(before -> upsert(tx, workspace)
                                .chain(changed -> changed.size() == 0
                                        ? number(tx, workspace)
                                        : changed(tx, actor, before, workspace, changed))));
    }

    /**
     * Opens a workspace for somebody who asked for one, in a transaction of the worker; its id.
     *
     * @param founder whom the audit log names
     */
    public Uni<UUID> open(Tx tx, UUID founder, WorkspaceSpec spec) {
        Workspace workspace = WorkspaceRules.check(ids.next(), spec);
        UUID id = workspace.id();
        return upsert(tx, workspace)
                .chain(rows -> announce(tx, workspace, rows.iterator().next().getLong(0)))
                .chain(() -> audit.write(
                        tx, id, founder, "workspace.created", "workspace:" + id, Change.made(workspace.state())))
                .replaceWith(id);
    }

    /**
     * Suspends the workspace, or opens it again; nothing when it is so already.
     *
     * @param before locked
     * @param reason what the audit log tells beside the change
     */
    Uni<Void> suspend(Tx tx, Caller actor, Workspace before, boolean suspended, Optional<String> reason) {
        if (before.suspended() == suspended) {
            return Uni.createFrom().voidItem();
        }
        Workspace after = before.with(suspended);
        return upsert(tx, after)
                .chain(rows -> announce(tx, after, rows.iterator().next().getLong(0)))
                .chain(() -> note(tx, actor, before, after, reason));
    }

    private Uni<Long> changed(
            Tx tx, Caller actor, Optional<Workspace> before, Workspace workspace, RowSet<Row> changed) {
        return announce(tx, workspace, changed.iterator().next().getLong(0))
                .call(() -> before.map(was -> note(tx, actor, was, workspace, Optional.empty()))
                        .orElseGet(() -> created(tx, actor, workspace)));
    }

    private Uni<Void> created(Tx tx, Caller actor, Workspace workspace) {
        Change change = Change.made(workspace.state());
        return audit.write(tx, workspace.id(), actor, "workspace.created", "workspace:" + workspace.id(), change);
    }

    private Uni<Void> note(Tx tx, Caller actor, Workspace before, Workspace after, Optional<String> reason) {
        String action = before.suspended() == after.suspended()
                ? "workspace.changed"
                : after.suspended() ? "workspace.suspended" : "workspace.reopened";
        Map<String, Object> told = after.state();
        reason.ifPresent(text -> told.put("reason", text));
        Change change = Change.of(before.state(), told);
        return audit.write(tx, after.id(), actor, action, "workspace:" + after.id(), change);
    }

    private static Uni<Optional<Workspace>> find(Tx tx, UUID id) {
        return tx.connection()
                .preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(Workspace::of));
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
        return outbox.append(tx, List.of(event))
                .chain(() -> news.ofWorkspace(tx, w.id()))
                .replaceWith(number);
    }
}
