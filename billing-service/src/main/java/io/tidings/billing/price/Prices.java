package io.tidings.billing.price;

import io.smallrye.mutiny.Uni;
import io.tidings.billing.ledger.Credit;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.UUID;

/** What a message costs. */
@ApplicationScoped
public class Prices {
    private static final String FIND = "SELECT unit_price FROM workspace_price WHERE workspace = $1";
    private static final String SET = """
            INSERT INTO workspace_price (workspace, unit_price) VALUES ($1, $2)
            ON CONFLICT (workspace) DO UPDATE SET unit_price = excluded.unit_price
            """;

    private final Transactions transactions;
    private final BigDecimal general;

    Prices(Transactions transactions, PriceConfig config) {
        this.transactions = transactions;
        this.general = Credit.exact(config.unit());
    }

    /** Credits that one message costs the workspace. */
    public Uni<BigDecimal> of(Tx tx, UUID workspace) {
        return tx.connection().preparedQuery(FIND).execute(Tuple.of(workspace)).map(this::firstOrGeneral);
    }

    /** Gives the workspace its own price, for reservations from now on. */
    Uni<Void> set(UUID workspace, BigDecimal unitPrice) {
        return transactions.inWorkspace(
                workspace,
                tx -> tx.connection()
                        .preparedQuery(SET)
                        .execute(Tuple.of(workspace, unitPrice))
                        .replaceWithVoid());
    }

    private BigDecimal firstOrGeneral(RowSet<Row> rows) {
        for (Row row : rows) {
            return row.getBigDecimal("unit_price");
        }
        return general;
    }
}
