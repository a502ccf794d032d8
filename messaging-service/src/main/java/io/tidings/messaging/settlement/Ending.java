package io.tidings.messaging.settlement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an attempt ended, or why there was none. */
public sealed interface Ending {

    /** The provider took the message and calls it {@code providerId}. */
    record Sent(String providerId) implements Ending {}

    /** Something was written, and what came of it is not known. */
    record Unknown(String reason) implements Ending {}

    /** Refused for good. */
    record Failed(int code, String title) implements Ending {}

    /** Refused because the recipient wants no such messages. */
    record Suppressed(int code, String title) implements Ending {}

    /**
     * Refused for now, or not even written: to be tried again, not before {@code dueAt}.
     *
     * @param refused whether it counts as one of the refusals of which a message may have a few
     */
    record Again(
            Instant dueAt, @Nullable Integer code, @Nullable String title, boolean refused) implements Ending {}

    /** The attempt was never begun. */
    record NotBegun() implements Ending {}

    /** It was called off before it was attempted (again). */
    record Cancelled() implements Ending {}

    /** The message's validity ended before it could be attempted (again). */
    record Expired() implements Ending {}
}
