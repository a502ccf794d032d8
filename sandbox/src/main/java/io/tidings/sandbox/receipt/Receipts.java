package io.tidings.sandbox.receipt;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tidings.sandbox.account.Accounts;
import io.tidings.sandbox.chaos.Chaos;
import io.tidings.sandbox.inbound.InboundLog;
import io.tidings.sandbox.inbound.InboundMessage;
import io.tidings.sandbox.journal.Journal;
import io.tidings.sandbox.journal.Wamid;
import io.tidings.sandbox.recipient.FixedNumber;
import io.tidings.sandbox.template.Tap;
import io.tidings.sandbox.webhook.Endpoints;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells the registered addresses what happens to messages. One thread does it, and sleeps when there is nothing. */
@Singleton
public final class Receipts {
    private static final Logger LOG = Logger.getLogger(Receipts.class);
    private static final long FLUSH_MILLIS = 100;

    private final InstantSource clock;
    private final ReceiptConfig config;
    private final Journal journal;
    private final InboundLog inbound;
    private final PendingFile pending;
    private final Intake intake = new Intake();
    private final Plan plan;
    private final Timeline timeline;
    private final Outgoing outgoing;
    private final Thread thread = Thread.ofPlatform().name("receipts").unstarted(this::run);
    private volatile boolean running = true;
    private volatile boolean asleep;
    private long flushedAt;

    Receipts(
            InstantSource clock,
            ReceiptConfig config,
            Journal journal,
            InboundLog inbound,
            PendingFile pending,
            Chaos chaos,
            Accounts accounts,
            Endpoints endpoints,
            WebhookBody body) {
        this.clock = clock;
        this.config = config;
        this.journal = journal;
        this.inbound = inbound;
        this.pending = pending;
        plan = new Plan(config, chaos, intake);
        timeline = new Timeline(config, journal, chaos);
        outgoing = new Outgoing(accounts, journal, inbound, endpoints, body, () -> LockSupport.unpark(thread));
    }

    void start(@Observes StartupEvent event) throws IOException {
        timeline.plan(pending.take(journal.run()));
        thread.start();
    }

    /**
     * Plans what happens to a message that was accepted.
     *
     * @param number its number in the journal
     * @param from digits of the sending number
     * @param to digits of the recipient
     * @param tap what its first button sends back, null if it has none
     * @param atMillis when it was accepted
     */
    public void accepted(long number, long from, long to, @Nullable Tap tap, long atMillis) {
        FixedNumber recipient = FixedNumber.of(to);
        long delivered = plan.receipts(number, recipient, atMillis);
        if (recipient == FixedNumber.CONFIRMS && tap != null) {
            String context = journal.messageId(to, number);
            hear(to, from, null, tap, context, delivered + config.tap().toMillis());
        } else if (recipient == FixedNumber.STOPS) {
            hear(to, from, "STOP", null, null, delivered + config.reply().toMillis());
        }
        wake();
    }

    /**
     * Plans what a recipient writes or taps; its provider id.
     *
     * @param from digits of the recipient
     * @param to digits of the business number
     * @param text the text, null for a tap
     * @param tap the tapped button, null for a text
     * @param contextId provider id of the message that it refers to
     */
    public String heard(long from, long to, @Nullable String text, @Nullable Tap tap, @Nullable String contextId) {
        String id = hear(from, to, text, tap, contextId, clock.millis());
        wake();
        return id;
    }

    private String hear(
            long from, long to, @Nullable String text, @Nullable Tap tap, @Nullable String contextId, long due) {
        int run = journal.run();
        long place =
                inbound.append(at -> new InboundMessage(Wamid.inbound(from, run, at), from, to, text, tap, contextId));
        intake.add(new Update(Kind.INBOUND, place, false, false), due);
        return Wamid.inbound(from, run, place);
    }

    private void wake() {
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (running) {
            boolean busy = step();
            if (busy) {
                LockSupport.parkNanos(config.tick().toNanos());
            } else {
                sleep();
            }
        }
    }

    private void sleep() {
        asleep = true;
        if (intake.isEmpty() && running) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
        asleep = false;
    }

    /** Does what is due; whether more is to come soon. */
    private synchronized boolean step() {
        long now = clock.millis();
        try {
            timeline.plan(intake.drain());
            timeline.tellUntil(now, (update, at) -> outgoing.add(update, at, now));
            outgoing.advance(now);
            boolean quiet = timeline.isEmpty() && outgoing.isIdle();
            if (quiet || now - flushedAt >= FLUSH_MILLIS) {
                journal.flush();
                flushedAt = now;
            }
            return !quiet;
        } catch (RuntimeException e) {
            LOG.error("Receipts could not be sent", e);
            return true;
        }
    }

    /** Forgets everything that was planned, and what was received. */
    public synchronized void reset() {
        intake.drain();
        timeline.clear();
        outgoing.clear();
        inbound.clear();
        journal.reset();
    }

    void stop(@Observes ShutdownEvent event) throws IOException, InterruptedException {
        running = false;
        LockSupport.unpark(thread);
        thread.join(TimeUnit.SECONDS.toMillis(5));
        timeline.plan(intake.drain());
        pending.write(journal.run(), timeline, outgoing);
    }
}
