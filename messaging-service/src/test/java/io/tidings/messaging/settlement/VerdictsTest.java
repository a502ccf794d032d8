package io.tidings.messaging.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.events.Charge;
import io.tidings.events.MessageState;
import io.tidings.events.MessagesChanged;
import io.tidings.events.ReceiptState;
import io.tidings.events.SendingState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");
    private static final UUID MESSAGE = new UUID(1, 1);
    private static final UUID ATTEMPT = new UUID(2, 2);

    @Test
    void acceptedCallSettlesTheMessageAndCapturesItsPrice() {
        Transition transition = verdict(waiting(SendingState.CLAIMED), new Ending.Sent("wamid.1"));
        assertThat(transition.next().sending()).isEqualTo(SendingState.SENT);
        assertThat(transition.leavesQueue()).isTrue();
        assertThat(transition.steps())
                .extracting(MessagesChanged.Change::charge)
                .containsExactly(Charge.CAPTURE);
    }

    @Test
    void unknownOutcomeKeepsTheMessageAndItsReservation() {
        Transition transition = verdict(waiting(SendingState.CLAIMED), new Ending.Unknown("timeout"));
        assertThat(transition.next().sending()).isEqualTo(SendingState.UNKNOWN);
        assertThat(transition.leavesQueue()).isFalse();
        assertThat(transition.steps())
                .extracting(MessagesChanged.Change::charge)
                .containsExactly(Charge.NONE);
    }

    @Test
    void lateResultSettlesWhatASuccessorCalledUnknown() {
        Transition transition = verdict(waiting(SendingState.UNKNOWN), new Ending.Sent("wamid.1"));
        assertThat(transition.next().sending()).isEqualTo(SendingState.SENT);
    }

    @Test
    void resultOfAnotherAttemptChangesNothing() {
        AttemptResult other = new AttemptResult(MESSAGE, new UUID(9, 9), NOW, new Ending.Sent("wamid.1"));
        assertThat(Verdicts.of(waiting(SendingState.CLAIMED), other)).isEmpty();
    }

    @Test
    void resultForAMessageThatIsQueuedAgainChangesNothing() {
        assertThat(Verdicts.of(waiting(SendingState.QUEUED), result(new Ending.Sent("wamid.1"))))
                .isEmpty();
    }

    @Test
    void resultAfterItsReceiptAddsOnlyTheProvidersId() {
        MessageRow settled = row(new MessageState(SendingState.SENT, ReceiptState.DELIVERED), false);
        Transition transition = verdict(settled, new Ending.Sent("wamid.1"));
        assertThat(transition.steps()).isEmpty();
        assertThat(transition.facts().providerId()).isEqualTo("wamid.1");
    }

    @Test
    void refusalAfterADeliveryReceiptChangesNothing() {
        MessageRow settled = row(new MessageState(SendingState.SENT, ReceiptState.DELIVERED), false);
        assertThat(Verdicts.of(settled, result(new Ending.Failed(131026, "Undeliverable"))))
                .isEmpty();
    }

    @Test
    void expiryNeedsAMessageThatWaits() {
        AttemptResult expired = new AttemptResult(MESSAGE, null, NOW, new Ending.Expired());
        assertThat(Verdicts.of(waiting(SendingState.QUEUED), expired)
                        .orElseThrow()
                        .next()
                        .sending())
                .isEqualTo(SendingState.EXPIRED);
        assertThat(Verdicts.of(waiting(SendingState.CLAIMED), expired)).isEmpty();
    }

    @Test
    void receiptsOutOfOrderAreStepsInTheirOrder() {
        Transition transition = Verdicts.of(
                row(new MessageState(SendingState.SENT, ReceiptState.NONE), false),
                List.of(receipt(ReceiptState.READ), receipt(ReceiptState.SENT), receipt(ReceiptState.DELIVERED)));
        assertThat(transition.steps())
                .extracting(step -> step.to().receipt())
                .containsExactly(ReceiptState.SENT, ReceiptState.DELIVERED, ReceiptState.READ);
    }

    @Test
    void repeatedAndLateReceiptsAreNoSteps() {
        Transition transition = Verdicts.of(
                row(new MessageState(SendingState.SENT, ReceiptState.READ), false),
                List.of(receipt(ReceiptState.DELIVERED), receipt(ReceiptState.READ), receipt(ReceiptState.FAILED)));
        assertThat(transition.steps()).isEmpty();
    }

    @Test
    void failureReceiptAfterAcceptanceReverses() {
        Transition transition = Verdicts.of(
                row(new MessageState(SendingState.SENT, ReceiptState.SENT), false),
                List.of(receipt(ReceiptState.FAILED)));
        assertThat(transition.steps())
                .extracting(MessagesChanged.Change::charge)
                .containsExactly(Charge.REVERSE);
    }

    @Test
    void deliveryReceiptSettlesAnUnknownMessage() {
        Transition transition = Verdicts.of(waiting(SendingState.UNKNOWN), List.of(receipt(ReceiptState.DELIVERED)));
        assertThat(transition.next()).isEqualTo(new MessageState(SendingState.SENT, ReceiptState.DELIVERED));
        assertThat(transition.steps())
                .extracting(MessagesChanged.Change::charge)
                .containsExactly(Charge.CAPTURE);
        assertThat(transition.leavesQueue()).isTrue();
    }

    private static Transition verdict(MessageRow row, Ending ending) {
        return Verdicts.of(row, result(ending)).orElseThrow();
    }

    private static AttemptResult result(Ending ending) {
        return new AttemptResult(MESSAGE, ATTEMPT, NOW, ending);
    }

    private static MessageRow waiting(SendingState state) {
        return row(new MessageState(state, ReceiptState.NONE), true);
    }

    private static MessageRow row(MessageState state, boolean waiting) {
        return new MessageRow(
                MESSAGE,
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 3),
                7,
                new BigDecimal("0.5"),
                state,
                waiting ? ATTEMPT : null,
                waiting);
    }

    private static Receipt receipt(ReceiptState status) {
        return new Receipt(1, new UUID(0, 1), MESSAGE, "wamid.1", status, NOW, null, null);
    }
}
