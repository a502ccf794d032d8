package io.tidings.billing.ledger;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Posts transfers and reads balances, always in the caller's transaction. */
@ApplicationScoped
public class Ledger {
    private static final String OPEN = """
            INSERT INTO account (workspace, kind) VALUES ($1, 'credit'), ($1, 'reserved') ON CONFLICT DO NOTHING
            """;
    private static final String CREDIT = "SELECT id, balance FROM account WHERE workspace = $1 AND kind = 'credit'";
    private static final String LOCK =
            "SELECT id, kind, balance FROM account WHERE workspace = $1 ORDER BY id FOR NO KEY UPDATE";
    private static final String TRANSFERS = """
            INSERT INTO transfer (id, workspace, kind, reservation, event, memo, at)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::timestamptz[])
            """;
    private static final String TRANSFERS_ONCE = TRANSFERS + "ON CONFLICT (id) DO NOTHING";
    private static final String WORKSPACE = "SELECT workspace FROM transfer WHERE id = $1";
    private static final String ENTRIES = """
            INSERT INTO entry (transfer, workspace, account, amount)
            SELECT posting.transfer, posting.workspace, account.id, posting.amount
            FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::numeric[])
                AS posting (transfer, workspace, owner, kind, amount)
            JOIN account ON account.workspace = posting.owner AND account.kind = posting.kind
            """;

    /** Opens the workspace's accounts where they are missing. */
    public Uni<Void> open(Tx tx, UUID workspace) {
        return query(tx, OPEN, Tuple.of(workspace)).replaceWithVoid();
    }

    /** What the workspace can spend, or empty when it has no account. */
    public Uni<Optional<Balance>> credit(Tx tx, UUID workspace) {
        return query(tx, CREDIT, Tuple.of(workspace)).map(Ledger::firstBalance);
    }

    /** As {@link #credit}, and nobody else changes it until this transaction ends. */
    public Uni<Optional<Balance>> lockCredit(Tx tx, UUID workspace) {
        return query(tx, LOCK, Tuple.of(workspace)).map(Ledger::creditAmong);
    }

    /** Posts the transfers; fails, with the transaction, when an account would break a rule or is missing. */
    public Uni<Void> post(Tx tx, List<Transfer> transfers) {
        return transfers.isEmpty()
                ? Uni.createFrom().voidItem()
                : query(tx, TRANSFERS, Postings.heads(transfers)).flatMap(ignored -> entries(tx, transfers));
    }

    /** Posts the transfer unless one of its id was posted before, and tells whether it did. */
    public Uni<Boolean> postOnce(Tx tx, Transfer transfer) {
        List<Transfer> alone = List.of(transfer);
        return query(tx, TRANSFERS_ONCE, Postings.heads(alone))
                .flatMap(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : entries(tx, alone).replaceWith(true));
    }

    /** Whom the posted transfer concerns. */
    public Uni<UUID> workspaceOf(Tx tx, UUID transfer) {
        return query(tx, WORKSPACE, Tuple.of(transfer))
                .map(rows -> rows.iterator().next().getUUID("workspace"));
    }

    private static Uni<Void> entries(Tx tx, List<Transfer> transfers) {
        Postings postings = Postings.of(transfers);
        return query(tx, ENTRIES, postings.tuple())
                .invoke(inserted -> postings.requireAll(inserted.rowCount()))
                .replaceWithVoid();
    }

    private static Uni<RowSet<Row>> query(Tx tx, String sql, Tuple parameters) {
        return tx.connection().preparedQuery(sql).execute(parameters);
    }

    private static Optional<Balance> firstBalance(RowSet<Row> rows) {
        for (Row row : rows) {
            return Optional.of(balance(row));
        }
        return Optional.empty();
    }

    private static Optional<Balance> creditAmong(RowSet<Row> rows) {
        for (Row row : rows) {
            if (row.getString("kind").equals(AccountKind.CREDIT.stored())) {
                return Optional.of(balance(row));
            }
        }
        return Optional.empty();
    }

    private static Balance balance(Row row) {
        return new Balance(row.getLong("id"), row.getBigDecimal("balance"));
    }
}
