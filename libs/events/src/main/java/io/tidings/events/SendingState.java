package io.tidings.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How far our side has come with a message. Changes only by compare-and-set on state and attempt. */
public enum SendingState {
    QUEUED,
    /** Waits for somebody to lift a hold. */
    HELD,
    /** An owner has taken it and is about to begin, or has begun, the call. */
    CLAIMED,
    /** The provider took it. */
    SENT,
    /** A call was begun and its outcome is not known. Never called failed, never repeated by itself. */
    UNKNOWN,
    /** The provider refused it for good. */
    FAILED,
    /** Its validity ended before it could be sent. */
    EXPIRED,
    CANCELLED,
    /** The recipient, or the law, does not want it. */
    SUPPRESSED,
    /** A state that a newer version wrote. */
    @JsonEnumDefaultValue
    OTHER;

    /** Whether nothing is left to attempt. An unknown one is not final, but nothing is left to attempt either. */
    public boolean isFinal() {
        return switch (this) {
            case SENT, FAILED, EXPIRED, CANCELLED, SUPPRESSED -> true;
            case QUEUED, HELD, CLAIMED, UNKNOWN, OTHER -> false;
        };
    }
}
