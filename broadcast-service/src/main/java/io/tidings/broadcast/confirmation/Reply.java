package io.tidings.broadcast.confirmation;

import io.tidings.events.InboundReceived;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An answer to one of our messages.
 *
 * @param recipient the message that was answered
 */
record Reply(UUID workspace, UUID device, String providerMessageId, UUID recipient, ReplyKind kind, Instant at) {

    /** The answer, if the inbound message is one. */
    static Optional<Reply> of(InboundReceived inbound) {
        return Optional.ofNullable(inbound.inReplyTo())
                .map(message -> new Reply(
                        inbound.workspace(),
                        inbound.device(),
                        inbound.providerMessageId(),
                        message,
                        ReplyKind.of(inbound),
                        inbound.at()));
    }
}
