package io.tidings.messaging.cancellation;

import io.tidings.messaging.hold.HoldKind;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be cancelled. A body without a required field is refused while it is read.
 *
 * @param reason empty when left out
 */
record CancellationRequest(
        UUID target,
        UUID workspace,
        HoldKind kind,
        @Nullable String reason) {

    CancellationRequest {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(workspace, "workspace");
        Objects.requireNonNull(kind, "kind");
    }

    String text() {
        return reason == null ? "" : reason;
    }
}
