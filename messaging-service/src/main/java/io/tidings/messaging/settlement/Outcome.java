package io.tidings.messaging.settlement;

import io.tidings.events.MessageState;
import io.tidings.events.SendingState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a message has come.
 *
 * @param providerId what the provider calls it, once it took it
 * @param errorCode the provider's code, when it was refused
 */
public record Outcome(
        UUID message,
        MessageState state,
        @Nullable String providerId,
        @Nullable Integer errorCode,
        @Nullable String errorTitle) {

    /** Whether nothing is left to attempt: it ended, or nobody can say yet how. */
    public boolean isReached() {
        return state.sending().isFinal() || state.sending() == SendingState.UNKNOWN;
    }

    static Outcome of(Transition transition) {
        Transition.Facts facts = transition.facts();
        return new Outcome(
                transition.row().id(), transition.next(), facts.providerId(), facts.errorCode(), facts.errorTitle());
    }
}
