package io.tidings.messaging.cancellation;

import io.tidings.messaging.hold.HoldKind;
import java.util.UUID;

/**
 * Something that was cancelled.
 *
 * @param target id of the batch, the device or the workspace
 * @param workspace whose it is
 */
record Mark(UUID target, UUID workspace, HoldKind kind, String reason) {}
