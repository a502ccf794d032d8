package io.tidings.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What the provider reported of a message. Only rises; {@code delivered} beats {@code failed}. */
public enum ReceiptState {
    /** A state that a newer version wrote. */
    @JsonEnumDefaultValue
    OTHER(-1),
    NONE(0),
    SENT(1),
    FAILED(2),
    DELIVERED(3),
    READ(4);

    private final int rank;

    ReceiptState(int rank) {
        this.rank = rank;
    }

    /** The order in which states replace one another: a higher one replaces a lower one. */
    public int rank() {
        return rank;
    }

    /** Whether this state replaces {@code current}. */
    public boolean rises(ReceiptState current) {
        return rank > current.rank;
    }
}
