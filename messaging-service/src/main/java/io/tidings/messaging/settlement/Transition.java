package io.tidings.messaging.settlement;

import io.tidings.events.MessageState;
import io.tidings.events.MessagesChanged;
import io.tidings.events.SendingState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a message: its row, and the steps that others are told of.
 *
 * @param next the state after the last step
 * @param at when it got there
 * @param facts what else is now known
 * @param steps the changes on the way, each with its charge; none when only facts are new
 */
record Transition(MessageRow row, MessageState next, Instant at, Facts facts, List<MessagesChanged.Change> steps) {

    /** A transition in one step, or in none when the state stays as it is. */
    static Transition to(MessageRow row, MessageState next, Instant at, Facts facts) {
        List<MessagesChanged.Change> steps =
                next.equals(row.state()) ? List.of() : List.of(step(row, row.state(), next, at, facts));
        return new Transition(row, next, at, facts, steps);
    }

    /** One step, with the charge that it causes. */
    static MessagesChanged.Change step(MessageRow row, MessageState from, MessageState next, Instant at, Facts facts) {
        return new MessagesChanged.Change(
                row.id(), from, next, at, from.chargeTo(next), row.cost(), facts.errorCode(), facts.errorTitle());
    }

    /** Where the changes are told: with those of the broadcast, or alone. */
    UUID key() {
        return row.broadcast() == null ? row.id() : row.broadcast();
    }

    boolean wasUnknown() {
        return row.state().sending() == SendingState.UNKNOWN;
    }

    boolean isUnknown() {
        return next.sending() == SendingState.UNKNOWN;
    }

    /** Whether the queue's row goes, if there is one. */
    boolean leavesQueue() {
        return next.sending().isFinal();
    }

    /**
     * What a result or a receipt tells besides the state. Nulls leave alone what is known.
     *
     * @param dueAt when a message that goes back to the queue may be tried again
     * @param refused whether it goes back because the provider refused it
     */
    record Facts(
            @Nullable String providerId,
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt,
            @Nullable Instant failedAt,
            @Nullable Integer errorCode,
            @Nullable String errorTitle,
            @Nullable Instant dueAt,
            boolean refused) {

        static final Facts NONE = new Facts(null, null, null, null, null, null, null, null, false);

        static Facts sent(String providerId, Instant at) {
            return new Facts(providerId, at, null, null, null, null, null, null, false);
        }

        static Facts failed(int code, String title, Instant at) {
            return new Facts(null, null, null, null, at, code, title, null, false);
        }

        static Facts again(Ending.Again again) {
            return new Facts(null, null, null, null, null, again.code(), again.title(), again.dueAt(), again.refused());
        }

        static Facts due(Instant at) {
            return new Facts(null, null, null, null, null, null, null, at, false);
        }

        boolean belongToHistory() {
            return errorCode != null || providerId != null || deliveredAt != null || readAt != null || failedAt != null;
        }
    }
}
