package io.tidings.billing.audit;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the whole ledger. Each question is one statement, so its answer is of one instant also under load. */
@ApplicationScoped
class Audits {
    private static final String CHECK = """
            WITH by_account AS (SELECT account AS id, sum(amount) AS amount FROM entry GROUP BY account),
            by_transfer AS (SELECT sum(amount) AS amount FROM entry GROUP BY transfer),
            holding AS (
                SELECT workspace, sum(amount - captured - released) AS held,
                    sum(captured - reversed + written_off) AS revenue, sum(written_off) AS written_off
                FROM reservation GROUP BY workspace),
            reserved AS (SELECT workspace, balance FROM account WHERE kind = 'reserved')
            SELECT
                (SELECT coalesce(sum(amount), 0) FROM by_account) AS entries_sum,
                (SELECT count(*) FROM by_transfer WHERE amount <> 0) AS unbalanced_transfers,
                (SELECT count(*) FROM account LEFT JOIN by_account USING (id)
                    WHERE balance <> coalesce(amount, 0)) AS accounts_off,
                (SELECT count(*) FROM account WHERE kind IN ('credit', 'reserved') AND balance < 0)
                    AS negative_accounts,
                (SELECT count(*) FROM reserved FULL JOIN holding USING (workspace)
                    WHERE coalesce(balance, 0) <> coalesce(held, 0)) AS reserved_off,
                (SELECT balance FROM account WHERE kind = 'revenue')
                    - (SELECT coalesce(sum(revenue), 0) FROM holding) AS revenue_off,
                -(SELECT balance FROM account WHERE kind = 'write_off')
                    - (SELECT coalesce(sum(written_off), 0) FROM holding) AS write_off_off,
                (SELECT count(*) FROM account) AS accounts,
                (SELECT count(*) FROM transfer) AS transfers,
                (SELECT count(*) FROM entry) AS entries
            """;
    private static final String TOTALS = """
            SELECT count(*) AS open_reservations, coalesce(sum(amount - captured - released), 0) AS held,
                (SELECT sum(balance) FROM account) AS total,
                (SELECT coalesce(sum(balance), 0) FROM account WHERE kind = 'reserved') AS reserved,
                (SELECT -balance FROM account WHERE kind = 'write_off') AS written_off
            FROM reservation WHERE state = 'held'
            """;

    private final Transactions transactions;

    Audits(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Checks every entry, transfer, account and reservation; reads all of them. */
    Uni<LedgerAudit> check() {
        return one(CHECK).map(LedgerAudit::of);
    }

    /** The totals over accounts and open reservations; reads no entries. */
    Uni<LedgerTotals> totals() {
        return one(TOTALS).map(LedgerTotals::of);
    }

    private Uni<Row> one(String question) {
        return transactions.asWorker(tx -> tx.connection()
                .query(question)
                .execute()
                .map(rows -> rows.iterator().next()));
    }
}
