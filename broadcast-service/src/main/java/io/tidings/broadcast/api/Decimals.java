package io.tidings.broadcast.api;

import java.math.BigDecimal;

/** How credits are written. */
public final class Decimals {

    private Decimals() {}

    /** The same amount, whole numbers without a point. */
    public static BigDecimal plain(BigDecimal amount) {
        BigDecimal shortest = amount.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
