package io.tidings.events;

import static io.tidings.events.SendingState.CANCELLED;
import static io.tidings.events.SendingState.CLAIMED;
import static io.tidings.events.SendingState.EXPIRED;
import static io.tidings.events.SendingState.FAILED;
import static io.tidings.events.SendingState.HELD;
import static io.tidings.events.SendingState.QUEUED;
import static io.tidings.events.SendingState.SENT;
import static io.tidings.events.SendingState.SUPPRESSED;
import static io.tidings.events.SendingState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.events.MessageState.Money;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageStateTest {

    /** How the sending state may go, by a result, a hold, a clock or a person. */
    private static final Map<SendingState, List<SendingState>> MOVES = Map.of(
            QUEUED, List.of(HELD, CLAIMED, EXPIRED, CANCELLED, SUPPRESSED),
            HELD, List.of(QUEUED, EXPIRED, CANCELLED, SUPPRESSED),
            CLAIMED, List.of(QUEUED, SENT, UNKNOWN, FAILED, EXPIRED, SUPPRESSED),
            UNKNOWN, List.of(QUEUED, SENT, FAILED));

    static Stream<MessageState> states() {
        return Stream.of(SendingState.values())
                .flatMap(
                        sending -> Stream.of(ReceiptState.values()).map(receipt -> new MessageState(sending, receipt)));
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED,NONE,CLAIMED,NONE,NONE",
        "CLAIMED,NONE,QUEUED,NONE,NONE",
        "CLAIMED,NONE,SENT,NONE,CAPTURE",
        "CLAIMED,NONE,UNKNOWN,NONE,NONE",
        "CLAIMED,NONE,FAILED,NONE,RELEASE",
        "CLAIMED,NONE,SUPPRESSED,NONE,RELEASE",
        "QUEUED,NONE,EXPIRED,NONE,RELEASE",
        "QUEUED,NONE,CANCELLED,NONE,RELEASE",
        "UNKNOWN,NONE,SENT,DELIVERED,CAPTURE",
        "UNKNOWN,NONE,FAILED,FAILED,RELEASE",
        "SENT,NONE,SENT,DELIVERED,NONE",
        "SENT,DELIVERED,SENT,READ,NONE",
        "SENT,SENT,SENT,FAILED,REVERSE",
        "SENT,FAILED,SENT,DELIVERED,WRITE_OFF",
        "EXPIRED,NONE,EXPIRED,DELIVERED,WRITE_OFF",
        "FAILED,FAILED,FAILED,READ,WRITE_OFF"
    })
    void chargesATransition(
            SendingState sending, ReceiptState receipt, SendingState next, ReceiptState nextReceipt, Charge charge) {
        assertThat(new MessageState(sending, receipt).chargeTo(new MessageState(next, nextReceipt)))
                .isEqualTo(charge);
    }

    @ParameterizedTest
    @MethodSource("states")
    void chargesEveryPairOrRefusesIt(MessageState from) {
        states().forEach(to -> {
            if (refused(from.money(), to.money())) {
                assertThatThrownBy(() -> from.chargeTo(to)).isInstanceOf(IllegalArgumentException.class);
            } else {
                assertThat(from.chargeTo(to) == Charge.NONE).isEqualTo(from.money() == to.money());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("states")
    void onlyRisesByReceipts(MessageState state) {
        for (ReceiptState reported : ReceiptState.values()) {
            MessageState after = state.after(reported);
            assertThat(after.receipt().rank())
                    .isEqualTo(Math.max(state.receipt().rank(), reported.rank()));
            assertThat(after.after(reported)).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void endsAlikeInWhicheverOrderReceiptsCome(MessageState state) {
        for (ReceiptState one : ReceiptState.values()) {
            for (ReceiptState other : ReceiptState.values()) {
                assertThat(state.after(one).after(other).receipt())
                        .isEqualTo(state.after(other).after(one).receipt());
            }
        }
    }

    @Test
    void keepsTheMoneyTogetherOnEveryWay() {
        Set<Step> seen = new HashSet<>();
        Deque<Step> open = new ArrayDeque<>(List.of(Step.FIRST));
        while (!open.isEmpty()) {
            Step step = open.pop();
            if (seen.add(step)) {
                step.check();
                step.next().forEach(open::push);
            }
        }

        assertThat(seen).hasSizeGreaterThan(40);
    }

    private static boolean refused(Money from, Money to) {
        return from != to
                && switch (from) {
                    case RESERVED -> false;
                    case CAPTURED -> to != Money.REVERSED;
                    case REVERSED -> to != Money.CAPTURED;
                    case RELEASED -> to != Money.WRITTEN_OFF;
                    case WRITTEN_OFF -> true;
                };
    }

    /** A state, and where the price of one message is after the charges on the way to it. */
    private record Step(MessageState state, int held, int customer, int revenue, int platform) {
        static final Step FIRST = new Step(MessageState.QUEUED, 1, 0, 0, 0);

        Stream<Step> next() {
            Stream<MessageState> moved = MOVES.getOrDefault(state.sending(), List.of()).stream()
                    .map(sending -> new MessageState(sending, state.receipt()));
            Stream<MessageState> reported = Stream.of(ReceiptState.values()).map(state::after);
            return Stream.concat(moved, reported).map(this::to);
        }

        private Step to(MessageState next) {
            return switch (state.chargeTo(next)) {
                case NONE -> new Step(next, held, customer, revenue, platform);
                case CAPTURE -> new Step(next, held - 1, customer, revenue + 1, platform);
                case RELEASE -> new Step(next, held - 1, customer + 1, revenue, platform);
                case REVERSE -> new Step(next, held, customer + 1, revenue - 1, platform);
                case WRITE_OFF -> new Step(next, held, customer, revenue + 1, platform - 1);
            };
        }

        void check() {
            assertThat(held + customer + revenue + platform)
                    .as("sum in %s", this)
                    .isEqualTo(1);
            assertThat(List.of(held, customer, revenue)).as("parts of %s", this).isSubsetOf(0, 1);
            assertThat(held == 1).as("held in %s", this).isEqualTo(state.money() == Money.RESERVED);
            boolean delivered = state.receipt().rises(ReceiptState.FAILED);
            if (delivered && held == 0) {
                assertThat(revenue)
                        .as("revenue of what was delivered in %s", this)
                        .isEqualTo(1);
            }
        }
    }
}
