package io.tidings.broadcast.progress;

import io.tidings.events.ReceiptState;
import io.tidings.events.SendingState;
import java.math.BigDecimal;

/** What messages add to the counts of their broadcast. Tallies add up, and the difference of two is a change. */
record Tally(
        int reported,
        int sent,
        int delivered,
        int read,
        int failed,
        int unknown,
        int suppressed,
        int cancelled,
        int expired,
        BigDecimal cost) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO);

    /** What one message adds in this state: it counts in one of sent, failed, unknown and so on once it is reported. */
    static Tally of(RecipientState state) {
        return state.sending().map(sending -> of(sending, state)).orElse(NONE);
    }

    private static Tally of(SendingState sending, RecipientState state) {
        if (state.receipt().rank() >= ReceiptState.DELIVERED.rank()) {
            int read = state.receipt() == ReceiptState.READ ? 1 : 0;
            return new Tally(1, 1, 1, read, 0, 0, 0, 0, 0, state.cost());
        }
        return switch (sending) {
            case QUEUED, HELD, CLAIMED, OTHER -> NONE;
            case SENT ->
                state.receipt() == ReceiptState.FAILED
                        ? new Tally(1, 0, 0, 0, 1, 0, 0, 0, 0, state.cost())
                        : new Tally(1, 1, 0, 0, 0, 0, 0, 0, 0, state.cost());
            case FAILED -> new Tally(1, 0, 0, 0, 1, 0, 0, 0, 0, state.cost());
            case UNKNOWN -> new Tally(1, 0, 0, 0, 0, 1, 0, 0, 0, state.cost());
            case SUPPRESSED -> new Tally(1, 0, 0, 0, 0, 0, 1, 0, 0, state.cost());
            case CANCELLED -> new Tally(1, 0, 0, 0, 0, 0, 0, 1, 0, state.cost());
            case EXPIRED -> new Tally(1, 0, 0, 0, 0, 0, 0, 0, 1, state.cost());
        };
    }

    Tally plus(Tally other) {
        return new Tally(
                reported + other.reported,
                sent + other.sent,
                delivered + other.delivered,
                read + other.read,
                failed + other.failed,
                unknown + other.unknown,
                suppressed + other.suppressed,
                cancelled + other.cancelled,
                expired + other.expired,
                cost.add(other.cost));
    }

    Tally minus(Tally other) {
        return plus(new Tally(
                -other.reported,
                -other.sent,
                -other.delivered,
                -other.read,
                -other.failed,
                -other.unknown,
                -other.suppressed,
                -other.cancelled,
                -other.expired,
                other.cost.negate()));
    }
}
