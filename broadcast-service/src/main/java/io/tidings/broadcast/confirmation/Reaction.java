package io.tidings.broadcast.confirmation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a contact has answered so far. The last tap counts: who confirms and cancels afterwards has cancelled.
 *
 * @param at when the tap that counts was made, or else the first answer
 */
record Reaction(
        boolean confirmed,
        boolean canceled,
        boolean interacted,
        @Nullable Instant at) {

    Reaction after(ReplyKind kind, Instant told) {
        boolean decided = confirmed || canceled;
        if (kind == ReplyKind.OTHER) {
            return new Reaction(confirmed, canceled, true, at == null ? told : at);
        }
        boolean overtaken = decided && at != null && told.isBefore(at);
        return overtaken ? this : new Reaction(kind == ReplyKind.CONFIRM, kind == ReplyKind.CANCEL, true, told);
    }
}
