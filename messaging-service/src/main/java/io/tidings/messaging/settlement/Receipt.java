package io.tidings.messaging.settlement;

import io.tidings.events.ReceiptState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A provider's report about a message, as intake stored it.
 *
 * @param id its number at intake
 * @param message our message, by correlation id or by the provider's id; null when neither is known
 * @param at by the provider's clock
 */
record Receipt(
        long id,
        UUID workspace,
        @Nullable UUID message,
        String providerId,
        ReceiptState status,
        Instant at,
        @Nullable Integer errorCode,
        @Nullable String errorTitle) {}
