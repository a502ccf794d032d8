package io.tidings.messaging.hold;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A hold to be placed. A body without a required field is refused while it is read.
 *
 * @param reason empty when left out
 */
record HoldRequest(
        HoldKind kind, HoldOrigin origin, @Nullable String reason) {

    HoldRequest {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(origin, "origin");
        if (origin == HoldOrigin.CANCELLATION || origin == HoldOrigin.SUSPENSION) {
            throw new IllegalArgumentException("a " + origin.stored() + " is not placed as a hold");
        }
    }

    String text() {
        return reason == null ? "" : reason;
    }
}
