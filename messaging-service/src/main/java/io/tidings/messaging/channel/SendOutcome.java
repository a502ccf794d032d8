package io.tidings.messaging.channel;

import java.time.Duration;

/** How an attempt ended. Only after the outcomes that say so may the message be attempted again. */
public sealed interface SendOutcome {

    /**
     * The provider took the message.
     *
     * @param providerId what it calls the message in receipts and replies
     */
    record Accepted(String providerId) implements SendOutcome {}

    /**
     * Definitely refused because a limit was exceeded; may be attempted again.
     *
     * @param code the provider's code
     * @param scope what the limit is of
     * @param rest how long that should begin nothing, at the least
     */
    record Throttled(int code, String title, ThrottleScope scope, Duration rest) implements SendOutcome {}

    /** Definitely refused for a passing reason on the provider's side; may be attempted again after a back-off. */
    record Retryable(int code, String title) implements SendOutcome {}

    /**
     * Definitely refused for a lasting reason: the message is over, unless {@code consequence} is
     * {@link Consequence#STOP_ACCOUNT} or {@link Consequence#STOP_DEVICE}, where the account or the number is at
     * fault and the message may wait for its repair.
     */
    record Refused(int code, String title, Consequence consequence) implements SendOutcome {}

    /**
     * Something was written and no answer tells what came of it. Must not be attempted again.
     *
     * @param reason for people and logs; names no recipient
     */
    record Unknown(String reason) implements SendOutcome {}

    /** {@code beforeWrite} said no: nothing was written. */
    record NotBegun() implements SendOutcome {}

    /**
     * Proof that nothing was written: no connection, or nothing to send with; may be attempted again.
     *
     * @param reason for people and logs; names no recipient
     */
    record NotWritten(String reason) implements SendOutcome {}
}
