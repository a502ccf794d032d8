package io.tidings.billing.ledger;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a transfer does to each account; sums to zero because every step takes from one account what it gives another.
 */
public final class Movement {
    /** Moves nothing. */
    public static final Movement NONE = new Movement(new EnumMap<>(AccountKind.class));

    private final EnumMap<AccountKind, BigDecimal> amounts;

    private Movement(EnumMap<AccountKind, BigDecimal> amounts) {
        this.amounts = amounts;
    }

    /** This movement with one step more. */
    public Movement with(AccountKind from, AccountKind to, BigDecimal amount) {
        EnumMap<AccountKind, BigDecimal> sums = amounts.clone();
        sums.merge(from, amount.negate(), BigDecimal::add);
        sums.merge(to, amount, BigDecimal::add);
        sums.values().removeIf(sum -> sum.signum() == 0);
        return new Movement(sums);
    }

    /** The change of each account that changes, never zero. */
    public Map<AccountKind, BigDecimal> amounts() {
        return Collections.unmodifiableMap(amounts);
    }

    /** Whether no account changes. */
    public boolean isEmpty() {
        return amounts.isEmpty();
    }
}
