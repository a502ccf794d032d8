package io.tidings.broadcast.message;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a message at the time of the answer.
 *
 * @param replay whether an earlier call had ordered it
 * @param providerId what the provider calls it, once it took it
 * @param errorCode the provider's code when it was refused
 */
public record Sent(
        Message message,
        Phase phase,
        Replay replay,
        @Nullable String providerId,
        @Nullable Integer errorCode,
        @Nullable String errorTitle) {

    static Sent of(Message message, MessagingClient.Progress progress, Replay replay) {
        return new Sent(
                message,
                Phase.of(progress.state()),
                replay,
                progress.providerId(),
                progress.errorCode(),
                progress.errorTitle());
    }

    /** How far a message is, as a customer is told. */
    public enum Phase {
        /** It waits, is under way, or its outcome is not known yet. */
        QUEUED,
        /** The provider took it. */
        SENT,
        /** It ended without being sent. */
        FAILED;

        static Phase of(String state) {
            return switch (state) {
                case "sent" -> SENT;
                case "failed", "expired", "cancelled", "suppressed" -> FAILED;
                default -> QUEUED;
            };
        }
    }

    /** What the call was to an earlier one. */
    public enum Replay {
        /** There was none. */
        NONE,
        /** The same. */
        SAME,
        /** Another request with the same key. */
        OTHER
    }
}
