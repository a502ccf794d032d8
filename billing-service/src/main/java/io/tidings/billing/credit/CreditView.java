package io.tidings.billing.credit;

import io.tidings.billing.ledger.Balance;
import io.tidings.billing.ledger.Credit;
import java.math.BigDecimal;

/**
 * A balance as it is shown.
 *
 * @param id integer id of the credit account
 * @param credit whole numbers as integers
 */
public record CreditView(long id, BigDecimal credit) {

    /** Shows the balance. */
    public static CreditView of(Balance balance) {
        return new CreditView(balance.id(), Credit.shown(balance.credit()));
    }
}
