package io.tidings.messaging.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.events.Charge;
import io.tidings.events.MessageState;
import io.tidings.events.MessagesChanged.Change;
import io.tidings.events.ReceiptState;
import io.tidings.events.SendingState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rules that hold for any history of results and receipts. */
class RandomVerdictsTest {

    private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");
    private static final UUID MESSAGE = new UUID(1, 1);
    private static final UUID ATTEMPT = new UUID(2, 2);
    private static final UUID OTHER = new UUID(3, 3);

    @Property
    void receiptsOfASettledMessageEndInTheSamePairInAnyOrderAndNumber(
            @ForAll("settled") MessageState state, @ForAll("receipts") List<ReceiptState> receipts, @ForAll long seed) {
        List<ReceiptState> other = new ArrayList<>(receipts);
        other.addAll(receipts.subList(0, receipts.size() / 2));
        Collections.shuffle(other, new Random(seed));
        assertThat(oneByOne(row(state), other).state())
                .isEqualTo(oneByOne(row(state), receipts).state());
        assertThat(together(row(state), other).state())
                .isEqualTo(oneByOne(row(state), receipts).state());
    }

    /** Whether a refusal was told before the delivery says who pays, and nothing else. */
    @Property
    void receiptsOfAnOpenMessageSettleItAndAgreeOnTheReceipt(
            @ForAll("open") MessageState state, @ForAll("receipts") List<ReceiptState> receipts, @ForAll long seed) {
        List<ReceiptState> other = new ArrayList<>(receipts);
        Collections.shuffle(other, new Random(seed));
        MessageState one = oneByOne(row(state), receipts).state();
        MessageState two = oneByOne(row(state), other).state();
        assertThat(two.receipt()).isEqualTo(one.receipt());
        assertThat(one.sending().isFinal()).isEqualTo(one.receipt().rises(state.receipt()));
        if (!receipts.contains(ReceiptState.FAILED)) {
            assertThat(two).isEqualTo(one);
        }
    }

    @Property
    void receiptsOnlyRiseAndStepsFollowOneAnother(
            @ForAll("any") MessageState state, @ForAll("receipts") List<ReceiptState> receipts) {
        MessageState before = state;
        for (Change step : Verdicts.of(row(state), stored(receipts)).steps()) {
            assertThat(step.from()).isEqualTo(before);
            assertThat(step.to().receipt().rises(before.receipt())).isTrue();
            before = step.to();
        }
        int highest = receipts.stream().mapToInt(ReceiptState::rank).max().orElse(0);
        assertThat(before.receipt().rank())
                .isEqualTo(Math.max(highest, state.receipt().rank()));
    }

    @Property
    void resultOfAnotherAttemptNeitherMovesNorTells(
            @ForAll("any") MessageState state, @ForAll("endings") Ending ending) {
        AttemptResult result = new AttemptResult(MESSAGE, OTHER, NOW, ending);
        if (!(ending instanceof Ending.Expired)) {
            Verdicts.of(row(state), result).ifPresent(transition -> {
                assertThat(transition.next()).isEqualTo(state);
                assertThat(transition.steps()).isEmpty();
            });
        }
    }

    @Property
    void sameResultAgainChangesNothing(@ForAll("any") MessageState state, @ForAll("endings") Ending ending) {
        AttemptResult result = new AttemptResult(MESSAGE, ATTEMPT, NOW, ending);
        MessageRow after = apply(row(state), result, new ArrayList<>());
        List<Change> told = new ArrayList<>();
        assertThat(apply(after, result, told).state()).isEqualTo(after.state());
        assertThat(told).isEmpty();
    }

    /** From the reservation to where the last state says, through places where it was. */
    @Property(tries = 2_000)
    void moneyGoesWhereTheLastStateSays(@ForAll("histories") List<Object> history) {
        MessageRow row = row(new MessageState(SendingState.CLAIMED, ReceiptState.NONE));
        List<Change> told = new ArrayList<>();
        for (Object one : history) {
            row = one instanceof ReceiptState receipt
                    ? apply(row, Verdicts.of(row, stored(List.of(receipt))), told)
                    : apply(row, new AttemptResult(MESSAGE, ATTEMPT, NOW, (Ending) one), told);
        }
        int reserved = 1;
        int revenue = 0;
        int returned = 0;
        int writtenOff = 0;
        for (Change step : told) {
            reserved -= step.charge() == Charge.CAPTURE || step.charge() == Charge.RELEASE ? 1 : 0;
            returned += step.charge() == Charge.RELEASE || step.charge() == Charge.REVERSE ? 1 : 0;
            revenue += step.charge() == Charge.CAPTURE || step.charge() == Charge.WRITE_OFF ? 1 : 0;
            revenue -= step.charge() == Charge.REVERSE ? 1 : 0;
            writtenOff += step.charge() == Charge.WRITE_OFF ? 1 : 0;
            assertThat(List.of(reserved, revenue)).allMatch(place -> place == 0 || place == 1);
        }
        assertThat(reserved + revenue + returned - writtenOff).isEqualTo(1);
        assertThat(reserved == 1).isEqualTo(row.waiting());
        assertThat(revenue == 1).isEqualTo(isPaid(row.state()));
    }

    private static boolean isPaid(MessageState state) {
        boolean reached = state.receipt().rises(ReceiptState.FAILED);
        return state.sending().isFinal()
                && (reached || state.sending() == SendingState.SENT && state.receipt() != ReceiptState.FAILED);
    }

    private static MessageRow oneByOne(MessageRow row, List<ReceiptState> receipts) {
        MessageRow now = row;
        for (ReceiptState receipt : receipts) {
            now = apply(now, Verdicts.of(now, stored(List.of(receipt))), new ArrayList<>());
        }
        return now;
    }

    private static MessageRow together(MessageRow row, List<ReceiptState> receipts) {
        return receipts.isEmpty() ? row : apply(row, Verdicts.of(row, stored(receipts)), new ArrayList<>());
    }

    private static MessageRow apply(MessageRow row, AttemptResult result, List<Change> told) {
        return Verdicts.of(row, result)
                .map(transition -> apply(row, transition, told))
                .orElse(row);
    }

    private static MessageRow apply(MessageRow row, Transition transition, List<Change> told) {
        told.addAll(transition.steps());
        boolean waiting = row.waiting() && !transition.leavesQueue();
        return row(transition.next(), waiting);
    }

    private static List<Receipt> stored(List<ReceiptState> receipts) {
        return receipts.stream()
                .map(status -> new Receipt(1, new UUID(0, 1), MESSAGE, "wamid.1", status, NOW, null, null))
                .toList();
    }

    private static MessageRow row(MessageState state) {
        return row(state, !state.sending().isFinal());
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

    @Provide
    Arbitrary<MessageState> settled() {
        return states(SendingState.SENT, SendingState.FAILED, SendingState.SUPPRESSED, SendingState.EXPIRED);
    }

    @Provide
    Arbitrary<MessageState> open() {
        return states(SendingState.CLAIMED, SendingState.UNKNOWN);
    }

    @Provide
    Arbitrary<MessageState> any() {
        return Arbitraries.oneOf(settled(), open(), states(SendingState.QUEUED));
    }

    private static Arbitrary<MessageState> states(SendingState... sending) {
        return Combinators.combine(
                        Arbitraries.of(sending),
                        Arbitraries.of(ReceiptState.class).filter(r -> r != ReceiptState.OTHER))
                .as(MessageState::new);
    }

    @Provide
    Arbitrary<List<ReceiptState>> receipts() {
        return receipt().list().ofMinSize(1).ofMaxSize(8);
    }

    private static Arbitrary<ReceiptState> receipt() {
        return Arbitraries.of(ReceiptState.SENT, ReceiptState.DELIVERED, ReceiptState.READ, ReceiptState.FAILED);
    }

    @Provide
    Arbitrary<Ending> endings() {
        return Arbitraries.of(
                new Ending.Sent("wamid.1"),
                new Ending.Unknown("no answer"),
                new Ending.Failed(131026, "Undeliverable"),
                new Ending.Suppressed(131050, "Opted out"),
                new Ending.Again(NOW, 130429, "Rate limit hit", false),
                new Ending.NotBegun(),
                new Ending.Expired());
    }

    @Provide
    Arbitrary<List<Object>> histories() {
        return Arbitraries.oneOf(receipt().map(r -> (Object) r), endings().map(e -> (Object) e))
                .list()
                .ofMaxSize(10);
    }
}
