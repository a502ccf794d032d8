package io.tidings.messaging.immediate;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.events.MessageState;
import io.tidings.messaging.settlement.Outcome;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is now.
 *
 * @param state sending state, in small letters
 * @param receipt receipt state, in small letters
 */
@JsonNaming(SnakeCaseStrategy.class)
record MessageView(
        UUID id,
        String state,
        String receipt,
        @Nullable String providerId,
        @Nullable Integer errorCode,
        @Nullable String errorTitle) {

    /** Stored, and nothing more is known in time. */
    static MessageView queued(UUID id) {
        return of(new Outcome(id, MessageState.QUEUED, null, null, null));
    }

    static MessageView of(Outcome outcome) {
        return new MessageView(
                outcome.message(),
                outcome.state().sending().name().toLowerCase(Locale.ROOT),
                outcome.state().receipt().name().toLowerCase(Locale.ROOT),
                outcome.providerId(),
                outcome.errorCode(),
                outcome.errorTitle());
    }
}
