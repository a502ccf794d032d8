package io.tidings.billing.price;

import io.smallrye.mutiny.Uni;
import io.tidings.billing.ledger.Credit;
import io.tidings.platform.audit.AuditNotes;
import io.tidings.platform.audit.Change;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What a message costs. */
@ApplicationScoped
public class Prices {
    private static final String FIND = "SELECT unit_price FROM workspace_price WHERE workspace = $1";
    private static final String ALONE = "SELECT pg_advisory_xact_lock(7301, hashtext($1))::text";
    private static final String SET = """
            INSERT INTO workspace_price (workspace, unit_price) VALUES ($1, $2)
            ON CONFLICT (workspace) DO UPDATE SET unit_price = excluded.unit_price
            """;

    private final Transactions transactions;
    private final AuditNotes audit;
    private final BigDecimal general;

    Prices(Transactions transactions, AuditNotes audit, PriceConfig config) {
        this.transactions = transactions;
        this.audit = audit;
        this.general = Credit.exact(config.unit());
    }

    /** Credits that one message costs the workspace. */
    public Uni<BigDecimal> of(Tx tx, UUID workspace) {
        return query(tx, FIND, Tuple.of(workspace)).map(this::firstOrGeneral);
    }

    /** Gives the workspace its own price, for reservations from now on, and tells the audit log. */
    Uni<Void> set(Caller caller, UUID workspace, BigDecimal unitPrice) {
        return transactions.inWorkspace(
                workspace,
                // of two at once the second waits, so that it finds what the first one set
                tx -> query(tx, ALONE, Tuple.of(workspace.toString()))
                        .chain(() -> query(tx, FIND, Tuple.of(workspace)))
                        .map(this::state)
                        .call(() -> query(tx, SET, Tuple.of(workspace, unitPrice)))
                        .chain(before -> audit.send(
                                tx,
                                workspace,
                                caller,
                                "price.changed",
                                "workspace:" + workspace,
                                Change.of(before, state(unitPrice, true)))));
    }

    /** The price that counts, and whether it is the workspace's own. */
    private Map<String, Object> state(RowSet<Row> found) {
        return state(firstOrGeneral(found), found.size() > 0);
    }

    private static Map<String, Object> state(BigDecimal unitPrice, boolean own) {
        return new TreeMap<>(Map.of("unit_price", Credit.shown(unitPrice), "own", own));
    }

    private static Uni<RowSet<Row>> query(Tx tx, String sql, Tuple values) {
        return tx.connection().preparedQuery(sql).execute(values);
    }

    private BigDecimal firstOrGeneral(RowSet<Row> rows) {
        for (Row row : rows) {
            return row.getBigDecimal("unit_price");
        }
        return general;
    }
}
