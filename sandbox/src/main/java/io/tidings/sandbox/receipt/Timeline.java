package io.tidings.sandbox.receipt;

import io.tidings.sandbox.chaos.Chaos;
import io.tidings.sandbox.journal.Journal;
import io.tidings.sandbox.recipient.FixedNumber;
import io.tidings.sandbox.webhook.Updates;
import java.util.function.BiConsumer;

/** What will happen, and when. One thread at a time uses it. */
final class Timeline {
    /** How much later a receipt that comes twice comes again. */
    private static final long REPEAT_MILLIS = 250;

    private final DueQueue queue = new DueQueue();
    private final ReceiptConfig config;
    private final Journal journal;
    private final Chaos chaos;

    Timeline(ReceiptConfig config, Journal journal, Chaos chaos) {
        this.config = config;
        this.journal = journal;
        this.chaos = chaos;
    }

    /** What becomes of updates that are due. */
    interface Due {
        /** Tells an update that happened at a moment, milliseconds of the Unix epoch. */
        void tell(Update update, long atMillis);
    }

    void plan(Updates updates) {
        for (int i = 0; i < updates.size(); i++) {
            queue.add(updates.moment(i), updates.reference(i));
        }
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    void tellUntil(long now, Due due) {
        while (!queue.isEmpty() && queue.moment() <= now) {
            long moment = queue.moment();
            Update update = Update.of(queue.take());
            due.tell(update.last(), update.again() ? moment - REPEAT_MILLIS : moment);
            if (update.leadsOn()) {
                planNext(update, moment);
            }
            if (update.kind() != Kind.INBOUND && !update.again() && chaos.repeatsReceipt()) {
                queue.add(moment + REPEAT_MILLIS, update.repeated().packed());
            }
        }
    }

    private void planNext(Update update, long moment) {
        FixedNumber recipient = FixedNumber.of(journal.row(update.number()).to());
        if (update.kind() == Kind.SENT && recipient.isDelivered()) {
            long wait = config.delivered().minus(config.sent()).toMillis();
            queue.add(moment + wait, new Update(Kind.DELIVERED, update.number(), recipient.reads(), false).packed());
        } else if (update.kind() == Kind.DELIVERED) {
            long wait = config.read().minus(config.delivered()).toMillis();
            queue.add(moment + wait, new Update(Kind.READ, update.number(), false, false).packed());
        }
    }

    void forEach(BiConsumer<Long, Long> updateAndMoment) {
        queue.forEach(updateAndMoment);
    }

    void clear() {
        queue.clear();
    }
}
