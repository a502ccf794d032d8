package io.tidings.billing.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How amounts of credit are kept and shown. */
public final class Credit {
    private static final int PLACES = 4;

    private Credit() {}

    /** The amount at the four places that the ledger keeps, half a unit of the last place rounded up. */
    public static BigDecimal exact(BigDecimal amount) {
        return amount.setScale(PLACES, RoundingMode.HALF_UP);
    }

    /** The amount without needless zeros: whole numbers as integers. */
    public static BigDecimal shown(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
