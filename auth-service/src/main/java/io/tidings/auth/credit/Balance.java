package io.tidings.auth.credit;

import java.math.BigDecimal;

/**
 * The credit of a workspace.
 *
 * @param id integer id of the credit account
 * @param credit in credits; a whole number has no decimal places
 */
public record Balance(long id, BigDecimal credit) {

    /** Takes trailing zeros off, so that whole numbers print as integers. */
    public Balance {
        BigDecimal stripped = credit.stripTrailingZeros();
        credit = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
