package io.tidings.messaging.receipt;

import io.quarkus.runtime.StartupEvent;
import io.tidings.messaging.loop.Loop;
import io.tidings.messaging.settlement.ReceiptApplier;
import io.tidings.messaging.webhook.IntakeListener;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * One applier a process, woken when a webhook was stored. It waits a moment first, so that a batch holds what several
 * webhooks brought. Looks by itself now and then for what another process stored and left. Lives on the loop.
 */
@Singleton
class ReceiptWork implements IntakeListener {

    private static final Logger LOG = Logger.getLogger(ReceiptWork.class);
    private static final Duration LINGER = Duration.ofMillis(250);
    private static final Duration STORE_AWAY = Duration.ofSeconds(1);
    private static final Duration SWEEP = Duration.ofSeconds(5);
    private static final Duration MATCH = Duration.ofSeconds(30);
    /** What came while all processes were away is matched at start. */
    private static final Duration EVER = Duration.ofDays(30);

    private final Loop loop;
    private final ReceiptApplier applier;
    private boolean scheduled;
    private boolean applying;
    private boolean again;

    ReceiptWork(Loop loop, ReceiptApplier applier) {
        this.loop = loop;
        this.applier = applier;
    }

    void start(@Observes StartupEvent event) {
        loop.run(this::sweep);
        loop.run(() -> match(EVER));
    }

    private void match(Duration lately) {
        applier.matchAgain(lately)
                .emitOn(loop::run)
                .subscribe()
                .with(
                        found -> {
                            if (found > 0) {
                                schedule(LINGER);
                            }
                            loop.after(MATCH, () -> match(MATCH.multipliedBy(20)));
                        },
                        e -> loop.run(() -> {
                            LOG.warnf("unmatched receipts are looked at again later: %s", e.toString());
                            loop.after(MATCH, () -> match(lately));
                        }));
    }

    @Override
    public void received(int receipts, int inbound) {
        if (receipts > 0) {
            loop.run(() -> schedule(LINGER));
        }
    }

    private void sweep() {
        schedule(LINGER);
        loop.after(SWEEP, this::sweep);
    }

    private void schedule(Duration delay) {
        if (applying) {
            again = true;
        } else if (!scheduled) {
            scheduled = true;
            loop.after(delay, this::apply);
        }
    }

    private void apply() {
        scheduled = false;
        applying = true;
        again = false;
        applier.applyBatch()
                .emitOn(loop::run)
                .subscribe()
                .with(
                        this::applied,
                        e -> loop.run(() -> {
                            LOG.warnf("receipts wait for the store: %s", e.toString());
                            applying = false;
                            schedule(STORE_AWAY);
                        }));
    }

    private void applied(boolean more) {
        applying = false;
        if (more) {
            schedule(Duration.ZERO);
        } else if (again) {
            schedule(LINGER);
        }
    }
}
