package io.tidings.sandbox.message;

import io.tidings.sandbox.account.Line;
import io.tidings.sandbox.chaos.Chaos;
import io.tidings.sandbox.clock.Ticker;
import io.tidings.sandbox.graph.GraphFault;
import io.tidings.sandbox.journal.Journal;
import io.tidings.sandbox.journal.NewMessage;
import io.tidings.sandbox.limit.Limits;
import io.tidings.sandbox.receipt.Receipts;
import io.tidings.sandbox.recipient.FixedNumber;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Decides whether a message is accepted; one at a time, so that limits, order and figures are exact. */
@Singleton
public final class Network {
    private final InstantSource clock;
    private final Ticker ticker;
    private final Chaos chaos;
    private final Limits limits;
    private final Journal journal;
    private final Receipts receipts;
    private final FirstTries firstTries = new FirstTries();

    Network(InstantSource clock, Ticker ticker, Chaos chaos, Limits limits, Journal journal, Receipts receipts) {
        this.clock = clock;
        this.ticker = ticker;
        this.chaos = chaos;
        this.limits = limits;
        this.journal = journal;
        this.receipts = receipts;
    }

    /**
     * An accepted message.
     *
     * @param messageId its provider id
     * @param repliesNever whether the caller must not hear of it
     */
    record Accepted(String messageId, boolean repliesNever) {}

    /** Accepts a message, or refuses it with a fault. */
    synchronized Accepted accept(Line line, Send send) {
        FixedNumber recipient = FixedNumber.of(send.recipient());
        refuse(chaos.error(), "A fault was asked for.");
        refuse(recipient, send);
        long nanos = ticker.nanos();
        take(line, send.recipient(), nanos);
        return store(line, send, recipient, nanos);
    }

    private static void refuse(int code, String details) {
        if (code != 0) {
            throw GraphFault.of(code, details);
        }
    }

    private void refuse(FixedNumber recipient, Send send) {
        switch (recipient) {
            case OPTED_OUT -> refuse(131050, "The recipient chose to stop receiving marketing messages.");
            case UNDELIVERABLE -> refuse(131026, "The message can't be delivered to this recipient.");
            case THROTTLED_ONCE -> {
                String message = send.correlationId() == null ? send.input() : send.correlationId();
                refuse(firstTries.isFirst(message) ? 130429 : 0, "This number is throttled on the first try.");
            }
            default -> {}
        }
    }

    private void take(Line line, long recipient, long nanos) {
        switch (limits.take(line.number().id(), line.number().ratePerSecond(), recipient, nanos)) {
            case TOO_FAST -> refuse(130429, "The number's throughput has been reached.");
            case TOO_MANY_FOR_PAIR -> refuse(131056, "Too many messages from this number to this recipient.");
            case PASSES -> {}
        }
    }

    private Accepted store(Line line, Send send, FixedNumber recipient, long nanos) {
        Send.Content content = send.content();
        long now = clock.millis();
        NewMessage message = new NewMessage(
                line.digits(),
                send.recipient(),
                content.body(),
                content.template(),
                send.correlationId(),
                content.category());
        long number = journal.append(message, nanos, now);
        long answeredAt = now + chaos.faults().latencyMs();
        receipts.accepted(number, line.digits(), send.recipient(), content.tap(), answeredAt);
        String messageId = journal.messageId(send.recipient(), number);
        return new Accepted(messageId, recipient.losesReply() || chaos.losesReply());
    }

    /** Forgets messages, figures, limits and what was planned. */
    public synchronized void reset() {
        firstTries.clear();
        limits.clear();
        receipts.reset();
    }
}
