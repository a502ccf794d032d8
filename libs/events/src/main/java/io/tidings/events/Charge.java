package io.tidings.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a transition of a message does to the money that was reserved for it. */
public enum Charge {
    /** A charge that a newer version wrote. */
    @JsonEnumDefaultValue
    NONE,
    /** From the reservation to revenue. */
    CAPTURE,
    /** From the reservation back to the customer. */
    RELEASE,
    /** From revenue back to the customer. */
    REVERSE,
    /** Delivered although it was released or reversed: the platform pays. */
    WRITE_OFF
}
