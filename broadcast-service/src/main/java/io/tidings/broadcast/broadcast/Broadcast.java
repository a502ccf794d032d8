package io.tidings.broadcast.broadcast;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A broadcast that was accepted.
 *
 * @param id its integer id in the public APIs
 * @param contacts distinct numbers
 * @param language name of the language
 * @param template name of the template
 * @param senderPhone digits of the number that sends
 * @param state {@code scheduled}, {@code in_queue}, {@code sending}, {@code paused}, {@code completed} or {@code cancelled}
 * @param delayedTo when it starts or has started, or null when that is its acceptance
 * @param globalData JSON text of the object that all contacts share; left out of lists, where it is empty
 */
public record Broadcast(
        UUID uuid,
        long id,
        String name,
        int contacts,
        String language,
        String template,
        String senderPhone,
        String state,
        Instant acceptedAt,
        @Nullable Instant delayedTo,
        String globalData,
        Counts counts) {

    /** When it is or was to be sent. */
    public Instant sendsAt() {
        return delayedTo == null ? acceptedAt : delayedTo;
    }

    /** Messages that still wait to be attempted. */
    public int queued() {
        return contacts - counts.reported();
    }
}
