package io.tidings.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recipient wrote, or tapped a button. Keyed by the conversation.
 *
 * @param providerMessageId the provider's id of the inbound message, unique per device
 * @param kind {@code text} or {@code button}
 * @param payload the payload of the button, or null
 * @param inReplyTo our message that was answered, or null
 * @param broadcast the broadcast of that message, or null
 */
public record InboundReceived(
        UUID workspace,
        UUID device,
        Address from,
        String providerMessageId,
        String kind,
        @Nullable String text,
        @Nullable String payload,
        @Nullable UUID inReplyTo,
        @Nullable UUID broadcast,
        Instant at) {}
