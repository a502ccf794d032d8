package io.tidings.sandbox.receipt;

import io.tidings.sandbox.chaos.Chaos;
import io.tidings.sandbox.recipient.FixedNumber;
import java.util.ArrayList;
import java.util.List;

/** Decides what happens to an accepted message. */
final class Plan {
    private final ReceiptConfig config;
    private final Chaos chaos;
    private final Intake intake;

    Plan(ReceiptConfig config, Chaos chaos, Intake intake) {
        this.config = config;
        this.chaos = chaos;
        this.intake = intake;
    }

    /** Plans the receipts of a message that was accepted at a moment; when it is delivered. */
    long receipts(long number, FixedNumber recipient, long acceptedAt) {
        long start = acceptedAt + chaos.faults().receiptDelayMs();
        long delivered = start + config.delivered().toMillis();
        switch (recipient) {
            case SILENT -> {}
            case FAILS_LATER -> intake.add(new Update(Kind.FAILED, number, false, false), delivered);
            default -> {
                if (chaos.shufflesReceipts()) {
                    shuffled(number, recipient, start);
                } else {
                    intake.add(
                            new Update(Kind.SENT, number, true, false),
                            start + config.sent().toMillis());
                }
            }
        }
        return delivered;
    }

    private void shuffled(long number, FixedNumber recipient, long start) {
        List<Kind> kinds = new ArrayList<>(List.of(Kind.SENT, Kind.DELIVERED));
        if (recipient.reads()) {
            kinds.add(Kind.READ);
        }
        for (Kind kind : kinds) {
            long wait = chaos.dice()
                    .nextLong(config.sent().toMillis(), config.read().toMillis() + 1);
            intake.add(new Update(kind, number, false, false), start + wait);
        }
    }
}
