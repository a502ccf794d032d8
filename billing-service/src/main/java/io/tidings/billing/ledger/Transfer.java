package io.tidings.billing.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One movement of money, with its cause.
 *
 * @param workspace the customer whom it concerns
 * @param reservation key of the reservation that it belongs to
 * @param event the event that caused it; no event causes the same kind twice in a reservation
 * @param memo a note for people, may be empty
 */
public record Transfer(
        UUID id,
        UUID workspace,
        TransferKind kind,
        @Nullable UUID reservation,
        @Nullable UUID event,
        String memo,
        Instant at,
        Movement movement) {}
