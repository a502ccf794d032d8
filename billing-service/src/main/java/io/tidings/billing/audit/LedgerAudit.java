package io.tidings.billing.audit;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.billing.ledger.Credit;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;

/**
 * What a full check of the ledger found, at one instant.
 *
 * @param balanced whether everything agrees
 * @param entriesSum sum of all entries; zero
 * @param unbalancedTransfers transfers whose entries do not sum to zero
 * @param accountsOff accounts whose balance is not the sum of their entries
 * @param negativeAccounts customers' accounts below zero
 * @param reservedOff workspaces whose reserved account is not what their reservations hold
 * @param revenueOff revenue beyond what reservations captured, kept and wrote off
 * @param writeOffOff written off beyond what reservations wrote off
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record LedgerAudit(
        boolean balanced,
        BigDecimal entriesSum,
        long unbalancedTransfers,
        long accountsOff,
        long negativeAccounts,
        long reservedOff,
        BigDecimal revenueOff,
        BigDecimal writeOffOff,
        long accounts,
        long transfers,
        long entries) {

    static LedgerAudit of(Row row) {
        long off = row.getLong("unbalanced_transfers")
                + row.getLong("accounts_off")
                + row.getLong("negative_accounts")
                + row.getLong("reserved_off");
        BigDecimal entriesSum = row.getBigDecimal("entries_sum");
        BigDecimal revenueOff = row.getBigDecimal("revenue_off");
        BigDecimal writeOffOff = row.getBigDecimal("write_off_off");
        boolean sumsAgree = entriesSum.signum() == 0 && revenueOff.signum() == 0 && writeOffOff.signum() == 0;
        return new LedgerAudit(
                sumsAgree && off == 0,
                Credit.shown(entriesSum),
                row.getLong("unbalanced_transfers"),
                row.getLong("accounts_off"),
                row.getLong("negative_accounts"),
                row.getLong("reserved_off"),
                Credit.shown(revenueOff),
                Credit.shown(writeOffOff),
                row.getLong("accounts"),
                row.getLong("transfers"),
                row.getLong("entries"));
    }
}
