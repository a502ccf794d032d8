package io.tidings.billing.audit;

import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;

/**
 * The figures that the metrics show.
 *
 * @param openReservations reservations that hold credit
 * @param held credit that they hold
 * @param imbalance how far the accounts are from zero, and the reserved accounts from what is held
 * @param writtenOff credit that the platform paid in customers' place
 */
record LedgerTotals(long openReservations, BigDecimal held, BigDecimal imbalance, BigDecimal writtenOff) {
    static final LedgerTotals NONE = new LedgerTotals(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    static LedgerTotals of(Row row) {
        BigDecimal held = row.getBigDecimal("held");
        BigDecimal apart = row.getBigDecimal("reserved").subtract(held).abs();
        return new LedgerTotals(
                row.getLong("open_reservations"),
                held,
                row.getBigDecimal("total").abs().add(apart),
                row.getBigDecimal("written_off"));
    }
}
