package io.tidings.broadcast.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.events.Charge;
import io.tidings.events.MessageState;
import io.tidings.events.MessagesChanged.Change;
import io.tidings.events.ReceiptState;
import io.tidings.events.SendingState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RecipientStateTest {

    private static final UUID MESSAGE = UUID.randomUUID();
    private static final Instant NOON = Instant.parse("2026-04-10T12:00:00Z");
    private static final BigDecimal PRICE = new BigDecimal("0.5");
    private static final BigDecimal NOTHING = new BigDecimal("0.0");

    private static Change change(MessageState from, MessageState to, Instant at) {
        Charge charge = from.equals(to) ? Charge.NONE : from.chargeTo(to);
        return new Change(MESSAGE, from, to, at, charge, PRICE, null, null);
    }

    private static MessageState state(SendingState sending, ReceiptState receipt) {
        return new MessageState(sending, receipt);
    }

    private static RecipientState follow(MessageState... states) {
        RecipientState now = RecipientState.PLANNED.after(change(states[0], states[0], NOON));
        for (int i = 1; i < states.length; i++) {
            now = now.after(change(states[i - 1], states[i], NOON.plusSeconds(i)));
        }
        return now;
    }

    @Test
    void goesFromPlannedToRead() {
        RecipientState read = follow(
                MessageState.QUEUED,
                state(SendingState.SENT, ReceiptState.NONE),
                state(SendingState.SENT, ReceiptState.SENT),
                state(SendingState.SENT, ReceiptState.DELIVERED),
                state(SendingState.SENT, ReceiptState.READ));
        assertThat(read.milestones())
                .isEqualTo(new RecipientState.Milestones(
                        NOON.plusSeconds(1), NOON.plusSeconds(3), NOON.plusSeconds(4), null));
        assertThat(Tally.of(read)).isEqualTo(new Tally(1, 1, 1, 1, 0, 0, 0, 0, 0, PRICE));
    }

    @Test
    void costsNothingAfterAFailureReceipt() {
        RecipientState failed = follow(
                MessageState.QUEUED,
                state(SendingState.SENT, ReceiptState.NONE),
                state(SendingState.SENT, ReceiptState.FAILED));
        assertThat(Tally.of(failed)).isEqualTo(new Tally(1, 0, 0, 0, 1, 0, 0, 0, 0, NOTHING));
        assertThat(failed.milestones().failed()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void isDeliveredAlthoughItHadFailedAndStillCostsNothing() {
        RecipientState delivered = follow(
                MessageState.QUEUED,
                state(SendingState.SENT, ReceiptState.NONE),
                state(SendingState.SENT, ReceiptState.FAILED),
                state(SendingState.SENT, ReceiptState.DELIVERED));
        assertThat(Tally.of(delivered)).isEqualTo(new Tally(1, 1, 1, 0, 0, 0, 0, 0, 0, NOTHING));
        assertThat(delivered.milestones().failed()).isNull();
    }

    @Test
    void countsAnUnknownApartUntilItIsSettled() {
        RecipientState unknown = follow(MessageState.QUEUED, state(SendingState.UNKNOWN, ReceiptState.NONE));
        assertThat(Tally.of(unknown)).isEqualTo(new Tally(1, 0, 0, 0, 0, 1, 0, 0, 0, BigDecimal.ZERO));
        RecipientState settled = unknown.after(change(
                state(SendingState.UNKNOWN, ReceiptState.NONE),
                state(SendingState.SENT, ReceiptState.DELIVERED),
                NOON));
        assertThat(Tally.of(settled)).isEqualTo(new Tally(1, 1, 1, 0, 0, 0, 0, 0, 0, PRICE));
    }

    @Test
    void doesNotGoBack() {
        RecipientState sent = follow(MessageState.QUEUED, state(SendingState.SENT, ReceiptState.DELIVERED));
        assertThat(sent.after(change(MessageState.QUEUED, MessageState.QUEUED, NOON)))
                .isEqualTo(sent);
        assertThat(sent.after(change(MessageState.QUEUED, state(SendingState.CLAIMED, ReceiptState.NONE), NOON)))
                .isEqualTo(sent);
        assertThat(sent.after(change(MessageState.QUEUED, state(SendingState.UNKNOWN, ReceiptState.NONE), NOON)))
                .isEqualTo(sent);
    }

    @Test
    void waitsAgainWhenAClaimIsHandedBack() {
        RecipientState back =
                follow(MessageState.QUEUED, state(SendingState.CLAIMED, ReceiptState.NONE), MessageState.QUEUED);
        assertThat(back.sending()).isEqualTo(Optional.of(SendingState.QUEUED));
        assertThat(Tally.of(back)).isEqualTo(Tally.NONE);
    }

    @Test
    void costsWhatItsChangesChargeInWhateverOrderTheyCome() {
        MessageState sent = state(SendingState.SENT, ReceiptState.NONE);
        MessageState delivered = state(SendingState.SENT, ReceiptState.DELIVERED);
        RecipientState now = RecipientState.PLANNED
                .after(change(sent, delivered, NOON.plusSeconds(1)))
                .after(change(MessageState.QUEUED, sent, NOON));
        assertThat(Tally.of(now)).isEqualTo(new Tally(1, 1, 1, 0, 0, 0, 0, 0, 0, PRICE));
    }

    @Test
    void leavesOutWhatANewerVersionSays() {
        RecipientState queued = follow(MessageState.QUEUED);
        Change strange = new Change(
                MESSAGE,
                MessageState.QUEUED,
                state(SendingState.OTHER, ReceiptState.NONE),
                NOON,
                Charge.NONE,
                PRICE,
                null,
                null);
        assertThat(queued.after(strange)).isEqualTo(queued);
    }

    @Property
    void countsEachMessageInExactlyOneOutcomeOnceItIsReported(@ForAll("histories") List<Change> history) {
        RecipientState now = RecipientState.PLANNED;
        for (Change change : history) {
            now = now.after(change);
        }
        Tally tally = Tally.of(now);
        int outcomes = tally.sent()
                + tally.failed()
                + tally.unknown()
                + tally.suppressed()
                + tally.cancelled()
                + tally.expired();
        assertThat(outcomes).isEqualTo(tally.reported()).isLessThanOrEqualTo(1);
        assertThat(tally.delivered()).isLessThanOrEqualTo(tally.sent());
        assertThat(tally.read()).isLessThanOrEqualTo(tally.delivered());
    }

    @Property
    void changesNothingWhenAHistoryComesAgain(@ForAll("histories") List<Change> history) {
        RecipientState once = RecipientState.PLANNED;
        for (Change change : history) {
            once = once.after(change);
        }
        // the first step comes again after the last: an old event is never newer than what is known
        assertThat(Tally.of(once.after(change(MessageState.QUEUED, MessageState.QUEUED, NOON))))
                .isEqualTo(Tally.of(once));
    }

    /** Walks over the table of states, each step with the charge that the table causes. */
    @Provide
    Arbitrary<List<Change>> histories() {
        Arbitrary<SendingState> sending = Arbitraries.of(
                SendingState.CLAIMED,
                SendingState.SENT,
                SendingState.UNKNOWN,
                SendingState.FAILED,
                SendingState.SUPPRESSED,
                SendingState.EXPIRED,
                SendingState.CANCELLED);
        Arbitrary<List<ReceiptState>> receipts = Arbitraries.of(
                        ReceiptState.SENT, ReceiptState.FAILED, ReceiptState.DELIVERED, ReceiptState.READ)
                .list()
                .ofMaxSize(5);
        return Combinators.combine(sending, receipts).as(RecipientStateTest::history);
    }

    private static List<Change> history(SendingState ended, List<ReceiptState> receipts) {
        List<Change> history = new ArrayList<>();
        history.add(change(MessageState.QUEUED, MessageState.QUEUED, NOON));
        MessageState now = state(ended, ReceiptState.NONE);
        history.add(change(MessageState.QUEUED, now, NOON.plusSeconds(1)));
        for (ReceiptState receipt : receipts) {
            MessageState next = now.after(receipt);
            if (!next.equals(now)) {
                history.add(change(now, next, NOON.plusSeconds(history.size())));
                now = next;
            }
        }
        return history;
    }
}
