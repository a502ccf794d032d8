package io.tidings.messaging.settlement;

import java.util.Comparator;
import java.util.UUID;

/** The order of ids in PostgreSQL. Java's own takes their halves for signed numbers. */
final class UuidOrder {

    static final Comparator<UUID> UNSIGNED = (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };

    private UuidOrder() {}
}
