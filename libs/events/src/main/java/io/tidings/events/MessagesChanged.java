package io.tidings.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one broadcast, or one single message, went from state to state. Keyed by the broadcast, or the message
 * where there is none, so that the changes of one message arrive in their order.
 *
 * @param broadcast the broadcast, and the key of its reservation; null for single sends
 */
public record MessagesChanged(UUID workspace, @Nullable UUID broadcast, UUID device, List<Change> changes) {

    /**
     * One transition. Every transition is told exactly once.
     *
     * @param from state before
     * @param to state after; equal to {@code from} only when a message was accepted
     * @param at when it happened, for receipts by the provider's clock
     * @param charge what it does to the reservation
     * @param cost credits of this message
     * @param errorCode the provider's code, or null
     */
    public record Change(
            UUID message,
            MessageState from,
            MessageState to,
            Instant at,
            Charge charge,
            BigDecimal cost,
            @Nullable Integer errorCode,
            @Nullable String errorTitle) {}
}
