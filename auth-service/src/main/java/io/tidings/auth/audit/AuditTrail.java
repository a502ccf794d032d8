package io.tidings.auth.audit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.membership.Ability;
import io.tidings.auth.membership.Members;
import io.tidings.auth.membership.Role;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Forbidden;
import io.tidings.platform.paging.Page;
import io.tidings.platform.paging.PageRequest;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads the audit log of a workspace for its owners and admins, and that of the platform itself, whose workspace is
 * {@link Caller#NOBODY}, for its administrators; anybody else is {@code Forbidden}.
 */
@ApplicationScoped
public class AuditTrail {
    private static final int AT_ONCE = 500;
    private static final String SELECT = "SELECT " + AuditEntry.COLUMNS + " FROM audit_entry";
    private static final String MATCHING = " WHERE ($1::text IS NULL OR action = $1)"
            + " AND ($2::text IS NULL OR target = $2) AND ($3::uuid IS NULL OR actor = $3)";
    private static final String TOTAL = "SELECT count(*) FROM audit_entry" + MATCHING;
    private static final String LIST = SELECT + MATCHING + " ORDER BY seq DESC LIMIT $4 OFFSET $5";
    private static final String NEXT = SELECT + " WHERE seq > $1 ORDER BY seq LIMIT $2";
    private static final String HEAD = "SELECT seq, hash FROM audit_head";

    private final Transactions transactions;
    private final Members members;

    AuditTrail(Transactions transactions, Members members) {
        this.transactions = transactions;
        this.members = members;
    }

    /**
     * Entries that match, the newest first.
     *
     * @param workspace whose log
     */
    public Uni<Page<AuditEntry>> list(Caller caller, UUID workspace, Filter filter, PageRequest page) {
        return transactions.inWorkspace(
                workspace, tx -> permit(tx, caller, workspace).chain(() -> list(tx, filter, page)));
    }

    /**
     * Follows the whole chain.
     *
     * @param workspace whose log
     * @param known a link that the caller has noted before
     */
    public Uni<Verification> verify(Caller caller, UUID workspace, Optional<Link> known) {
        return head(caller, workspace).chain(head -> {
            Chain chain = new Chain(head, known);
            return entries(workspace)
                    .onItem()
                    .invoke(chain::follow)
                    .collect()
                    .last()
                    .map(all -> chain.end());
        });
    }

    /**
     * All entries, the oldest first, at once no more than a few hundred.
     *
     * @param workspace whose log
     */
    public Multi<List<AuditEntry>> export(Caller caller, UUID workspace) {
        return head(caller, workspace).onItem().transformToMulti(head -> entries(workspace));
    }

    private Uni<Link> head(Caller caller, UUID workspace) {
        return transactions.inWorkspace(
                workspace,
                tx -> permit(tx, caller, workspace)
                        .chain(() -> tx.connection().query(HEAD).execute())
                        .map(rows ->
                                rows.stream().findFirst().map(AuditTrail::link).orElse(Link.START)));
    }

    private Multi<List<AuditEntry>> entries(UUID workspace) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicLong::new, reached -> next(workspace, reached))
                .whilst(entries -> entries.size() == AT_ONCE);
    }

    private Uni<List<AuditEntry>> next(UUID workspace, AtomicLong reached) {
        return transactions
                .inWorkspace(
                        workspace, tx -> tx.connection().preparedQuery(NEXT).execute(Tuple.of(reached.get(), AT_ONCE)))
                .map(AuditTrail::entries)
                .invoke(entries ->
                        entries.stream().reduce((first, last) -> last).ifPresent(last -> reached.set(last.seq())));
    }

    private static Uni<Page<AuditEntry>> list(Tx tx, Filter filter, PageRequest page) {
        Tuple matching = filter.tuple();
        Tuple window = filter.tuple().addInteger(page.size()).addLong(page.offset());
        return tx.connection()
                .preparedQuery(TOTAL)
                .execute(matching)
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> tx.connection()
                        .preparedQuery(LIST)
                        .execute(window)
                        .map(rows -> new Page<>(entries(rows), total, page)));
    }

    private Uni<Void> permit(Tx tx, Caller caller, UUID workspace) {
        if (workspace.equals(Caller.NOBODY)) {
            return caller.may(Ability.ADMIN)
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom().failure(Forbidden.lacking(Ability.ADMIN));
        }
        return members.role(tx, caller.user())
                .invoke(role -> {
                    if (role.filter(is -> is == Role.OWNER || is == Role.ADMIN).isEmpty()) {
                        throw Forbidden.because("owners_and_admins_only", "Only owners and admins see the audit log.");
                    }
                })
                .replaceWithVoid();
    }

    private static List<AuditEntry> entries(RowSet<Row> rows) {
        return rows.stream().map(AuditEntry::of).toList();
    }

    private static Link link(Row row) {
        return new Link(
                row.getLong("seq"),
                HexFormat.of().formatHex(row.getBuffer("hash").getBytes()));
    }

    /** Which entries are wanted: those with all of these. */
    public record Filter(Optional<String> action, Optional<String> target, Optional<UUID> actor) {
        private Tuple tuple() {
            return Tuple.tuple(Arrays.asList(action.orElse(null), target.orElse(null), actor.orElse(null)));
        }
    }
}
