package io.tidings.messaging.settlement;

import io.tidings.events.MessageState;
import io.tidings.events.MessagesChanged;
import io.tidings.events.ReceiptState;
import io.tidings.events.SendingState;
import io.tidings.messaging.settlement.Transition.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What results and receipts mean for a message in its present state. Pure rules, no store. */
final class Verdicts {

    private Verdicts() {}

    /** What a result changes; empty when it tells nothing new of a message that has gone on since. */
    static Optional<Transition> of(MessageRow row, AttemptResult result) {
        if (result.ending() instanceof Ending.Expired) {
            return whileWaiting(row, SendingState.EXPIRED, result.at());
        }
        if (result.ending() instanceof Ending.Cancelled) {
            return whileWaiting(row, SendingState.CANCELLED, result.at());
        }
        if (!row.waiting()) {
            return late(row, result);
        }
        boolean open =
                row.state().sending() == SendingState.CLAIMED || row.state().sending() == SendingState.UNKNOWN;
        if (!open || result.attempt() == null || !result.attempt().equals(row.attempt())) {
            return Optional.empty();
        }
        return Optional.of(ended(row, result.ending(), result.at()));
    }

    private static Transition ended(MessageRow row, Ending ending, Instant at) {
        return switch (ending) {
            case Ending.Sent sent -> to(row, SendingState.SENT, at, Facts.sent(sent.providerId(), at));
            case Ending.Unknown ignored -> to(row, SendingState.UNKNOWN, at, Facts.NONE);
            case Ending.Failed failed ->
                to(row, SendingState.FAILED, at, Facts.failed(failed.code(), failed.title(), at));
            case Ending.Suppressed suppressed ->
                to(row, SendingState.SUPPRESSED, at, Facts.failed(suppressed.code(), suppressed.title(), at));
            case Ending.Again again -> to(row, SendingState.QUEUED, at, Facts.again(again));
            case Ending.NotBegun ignored -> to(row, SendingState.QUEUED, at, Facts.due(at));
            case Ending.Expired ignored -> to(row, SendingState.EXPIRED, at, Facts.NONE);
            case Ending.Cancelled ignored -> to(row, SendingState.CANCELLED, at, Facts.NONE);
        };
    }

    /** What is under way is left to its result. */
    private static Optional<Transition> whileWaiting(MessageRow row, SendingState end, Instant at) {
        boolean waits = row.waiting()
                && (row.state().sending() == SendingState.QUEUED || row.state().sending() == SendingState.HELD);
        return waits ? Optional.of(to(row, end, at, Facts.NONE)) : Optional.empty();
    }

    /** A receipt came before the result: only the provider's id is still of interest. */
    private static Optional<Transition> late(MessageRow row, AttemptResult result) {
        return result.ending() instanceof Ending.Sent sent
                ? Optional.of(Transition.to(row, row.state(), result.at(), Facts.sent(sent.providerId(), result.at())))
                : Optional.empty();
    }

    private static Transition to(MessageRow row, SendingState sending, Instant at, Facts facts) {
        return Transition.to(row, new MessageState(sending, row.state().receipt()), at, facts);
    }

    /** What receipts of one message change: each state that is reached is a step of its own. */
    static Transition of(MessageRow row, List<Receipt> receipts) {
        List<MessagesChanged.Change> steps = new ArrayList<>();
        MessageState state = row.state();
        Instant at = Instant.EPOCH;
        List<Receipt> rising = receipts.stream()
                .sorted(Comparator.comparingInt(r -> r.status().rank()))
                .toList();
        for (Receipt receipt : rising) {
            MessageState next = state.after(receipt.status());
            if (!next.equals(state)) {
                steps.add(Transition.step(row, state, next, receipt.at(), errors(receipt)));
                state = next;
            }
            at = receipt.at();
        }
        return new Transition(row, state, at, times(receipts), List.copyOf(steps));
    }

    private static Facts errors(Receipt receipt) {
        return new Facts(null, null, null, null, null, receipt.errorCode(), receipt.errorTitle(), null, false);
    }

    private static Facts times(List<Receipt> receipts) {
        Optional<Receipt> failed = first(receipts, ReceiptState.FAILED);
        return new Facts(
                receipts.getFirst().providerId(),
                first(receipts, ReceiptState.SENT).map(Receipt::at).orElse(null),
                first(receipts, ReceiptState.DELIVERED).map(Receipt::at).orElse(null),
                first(receipts, ReceiptState.READ).map(Receipt::at).orElse(null),
                failed.map(Receipt::at).orElse(null),
                failed.map(Receipt::errorCode).orElse(null),
                failed.map(Receipt::errorTitle).orElse(null),
                null,
                false);
    }

    private static Optional<Receipt> first(List<Receipt> receipts, ReceiptState status) {
        return receipts.stream().filter(r -> r.status() == status).min(Comparator.comparing(Receipt::at));
    }
}
