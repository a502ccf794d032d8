package io.tidings.messaging.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook says.
 *
 * @param ignored how many of its items are of no kind that is known here
 */
record Notification(List<Receipt> receipts, List<Inbound> inbound, int ignored) {

    /**
     * A message's state at the provider.
     *
     * @param status {@code sent}, {@code delivered}, {@code read} or {@code failed}
     * @param correlation our message's id, if the provider gave it back
     */
    record Receipt(
            String providerId,
            String status,
            Instant at,
            @Nullable UUID correlation,
            @Nullable Integer errorCode,
            @Nullable String errorTitle) {}

    /**
     * A recipient's message.
     *
     * @param phoneNumberId the provider's id of the number that it was sent to
     * @param kind {@code text} or {@code button}
     * @param context the provider's id of the message that it answers
     */
    record Inbound(
            String phoneNumberId,
            String providerMessageId,
            String from,
            String kind,
            @Nullable String text,
            @Nullable String payload,
            @Nullable String context,
            Instant at) {}
}
