package io.tidings.broadcast.broadcast;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact of a broadcast.
 *
 * @param phone digits
 * @param row JSON text of the row, as the customer wrote it
 * @param state {@code planned}, or a sending state of libs/events in lower case
 * @param cost credits charged for it
 * @param errorCode the provider's code of the last error
 */
public record Recipient(
        long id,
        String phone,
        String row,
        String state,
        BigDecimal cost,
        @Nullable Integer errorCode,
        @Nullable String errorTitle,
        Milestones milestones,
        Reaction reaction) {

    /** When the message reached which status, by the provider's clock where it reported it. */
    public record Milestones(
            @Nullable Instant sent,
            @Nullable Instant delivered,
            @Nullable Instant read,
            @Nullable Instant failed) {}

    /** What the contact did. */
    public record Reaction(
            boolean confirmed,
            boolean canceled,
            boolean interacted,
            @Nullable Instant at) {}
}
