package io.tidings.messaging.hold;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;

/**
 * A hold.
 *
 * @param target id of the batch, the device or the workspace
 * @param createdAt since when this origin holds it
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Hold(UUID target, HoldKind kind, HoldOrigin origin, String reason, Instant createdAt) {}
