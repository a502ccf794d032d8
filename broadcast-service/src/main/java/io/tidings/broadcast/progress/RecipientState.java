package io.tidings.broadcast.progress;

import io.tidings.events.MessagesChanged.Change;
import io.tidings.events.ReceiptState;
import io.tidings.events.SendingState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a recipient's message.
 *
 * @param sending empty while nobody has acknowledged it
 * @param cost credits that the customer pays for it
 */
record RecipientState(
        Optional<SendingState> sending,
        ReceiptState receipt,
        BigDecimal cost,
        Milestones milestones,
        @Nullable Integer errorCode,
        @Nullable String errorTitle) {

    /** When it reached what. */
    record Milestones(
            @Nullable Instant sent,
            @Nullable Instant delivered,
            @Nullable Instant read,
            @Nullable Instant failed) {

        static final Milestones NONE = new Milestones(null, null, null, null);
    }

    /** As it is before anybody has reported anything. */
    static final RecipientState PLANNED =
            new RecipientState(Optional.empty(), ReceiptState.NONE, BigDecimal.ZERO, Milestones.NONE, null, null);

    /**
     * The state after this change; itself when the change tells nothing new. A sending state is taken over when it
     * follows the one that is known, or is further on; a receipt state when it rises. What a change charges counts
     * whatever else is known, as it does in the books.
     */
    RecipientState after(Change change) {
        SendingState told = change.to().sending();
        if (told == SendingState.OTHER || change.to().receipt() == ReceiptState.OTHER) {
            return charged(change);
        }
        boolean moves = sending.isEmpty()
                || sending.get() == change.from().sending()
                || Stage.of(told).ordinal() > Stage.of(sending.get()).ordinal();
        boolean rises = change.to().receipt().rises(receipt);
        if (!moves && !rises) {
            return charged(change);
        }
        SendingState next = moves ? told : sending.get();
        return of(next, rises ? change.to().receipt() : receipt, change);
    }

    private RecipientState of(SendingState next, ReceiptState reported, Change change) {
        boolean erroneous =
                Stage.of(next) == Stage.ENDED && next != SendingState.SENT || reported == ReceiptState.FAILED;
        return new RecipientState(
                Optional.of(next),
                reported,
                costAfter(change),
                reached(next, reported, change.at()),
                erroneous ? Optional.ofNullable(change.errorCode()).orElse(errorCode) : null,
                erroneous ? Optional.ofNullable(change.errorTitle()).orElse(errorTitle) : null);
    }

    private RecipientState charged(Change change) {
        BigDecimal now = costAfter(change);
        return now.equals(cost) ? this : new RecipientState(sending, receipt, now, milestones, errorCode, errorTitle);
    }

    private BigDecimal costAfter(Change change) {
        return switch (change.charge()) {
            case CAPTURE -> cost.add(change.cost());
            case REVERSE -> cost.subtract(change.cost());
            case NONE, RELEASE, WRITE_OFF -> cost;
        };
    }

    private Milestones reached(SendingState next, ReceiptState reported, Instant at) {
        boolean delivered = reported.rank() >= ReceiptState.DELIVERED.rank();
        boolean sent = next == SendingState.SENT || delivered;
        boolean failed = !delivered && (next == SendingState.FAILED || reported == ReceiptState.FAILED);
        return new Milestones(
                sent ? first(milestones.sent, at) : milestones.sent,
                delivered ? first(milestones.delivered, at) : null,
                reported == ReceiptState.READ ? first(milestones.read, at) : null,
                failed ? first(milestones.failed, at) : null);
    }

    private static Instant first(@Nullable Instant known, Instant at) {
        return known == null ? at : known;
    }

    /** How far a message is; it does not go back by itself. */
    private enum Stage {
        WAITING,
        UNKNOWN,
        ENDED;

        static Stage of(SendingState state) {
            return switch (state) {
                case QUEUED, HELD, CLAIMED, OTHER -> WAITING;
                case UNKNOWN -> UNKNOWN;
                case SENT, FAILED, EXPIRED, CANCELLED, SUPPRESSED -> ENDED;
            };
        }
    }
}
