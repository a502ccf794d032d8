package io.tidings.messaging.inbound;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.tidings.events.InboundReceived;
import io.tidings.messaging.webhook.IntakeListener;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Announces what recipients wrote: at once when this process stored it, by a slow sweep otherwise. */
@Singleton
class InboundApplier implements IntakeListener {

    private static final Logger LOG = Logger.getLogger(InboundApplier.class);

    private final Transactions transactions;
    private final InboundStore store;
    private final Outbox outbox;
    private final InboundConfig config;
    private final InstantSource clock;
    private final Context context;
    private final AtomicInteger wishes = new AtomicInteger();

    InboundApplier(
            Transactions transactions,
            InboundStore store,
            Outbox outbox,
            InboundConfig config,
            InstantSource clock,
            Vertx vertx) {
        this.transactions = transactions;
        this.store = store;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
        this.context = vertx.getOrCreateContext();
    }

    @Override
    public void received(int receipts, int inbound) {
        if (inbound > 0) {
            wake();
        }
    }

    @NonBlocking
    @Scheduled(every = "${tidings.inbound.sweep:1s}", identity = "inbound-sweep")
    void wake() {
        if (wishes.getAndIncrement() == 0) {
            context.runOnContext(ignored -> run());
        }
    }

    @Scheduled(every = "1h", delayed = "1m", identity = "inbound-forget")
    Uni<Void> forget() {
        return transactions.asWorker(tx -> store.forget(tx, clock.instant().minus(config.remembered())));
    }

    /** One run at a time; a wish that comes meanwhile is a run after it. */
    private void run() {
        int heard = wishes.get();
        batch().subscribe().with(rows -> ended(heard, rows), failure -> {
            LOG.warn("Inbound messages could not be announced; the sweep tries again", failure);
            wishes.set(0);
        });
    }

    private void ended(int heard, int rows) {
        if (rows == config.batch() || !wishes.compareAndSet(heard, 0)) {
            context.runOnContext(ignored -> run());
        }
    }

    private Uni<Integer> batch() {
        Instant now = clock.instant();
        return transactions.asWorker(tx -> store.take(tx, now, now.minus(config.contextWait()), config.batch())
                .call(taken -> announce(tx, taken.fresh()))
                .map(InboundStore.Taken::rows));
    }

    private Uni<Void> announce(Tx tx, List<InboundReceived> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return outbox.append(tx, messages.stream().map(InboundApplier::outgoing).toList());
    }

    private static OutgoingEvent outgoing(InboundReceived message) {
        String conversation = message.device() + ":" + message.from().value();
        return new OutgoingEvent(conversation, null, message.workspace(), message);
    }
}
