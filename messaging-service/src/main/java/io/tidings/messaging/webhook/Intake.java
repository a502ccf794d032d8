package io.tidings.messaging.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.tidings.messaging.account.Account;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/** Stores what a signed webhook says, or the webhook itself when it can't be read. */
@Singleton
class Intake {

    private static final String ITEMS = "tidings.webhook.items";

    private final Transactions transactions;
    private final IntakeStore store;
    private final NotificationReader reader;
    private final List<IntakeListener> listeners;
    private final MeterRegistry metrics;

    Intake(
            Transactions transactions,
            IntakeStore store,
            NotificationReader reader,
            @All List<IntakeListener> listeners,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.store = store;
        this.reader = reader;
        this.listeners = listeners;
        this.metrics = metrics;
    }

    /** Reads a body whose signature was right. What is answered stores it: completes after the commit. */
    Uni<Void> read(Account account, byte[] body) {
        try {
            return store(account, reader.read(body));
        } catch (IOException unreadable) {
            return reject(account, body, unreadable.getClass().getSimpleName());
        }
    }

    private Uni<Void> store(Account account, Notification notification) {
        count("ignored", notification.ignored());
        if (notification.receipts().isEmpty() && notification.inbound().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transactions.inWorkspace(account.workspace(), tx -> store(tx, account, notification));
    }

    private Uni<Void> store(Tx tx, Account account, Notification notification) {
        Uni<Integer> receipts = notification.receipts().isEmpty()
                ? Uni.createFrom().item(0)
                : store.receipts(tx, account, notification.receipts());
        return receipts.chain(stored -> inbound(tx, account, notification).invoke(inbound -> {
                    count("unknown_number", notification.inbound().size() - inbound);
                    tx.afterCommit(() -> tell(stored, inbound));
                }))
                .replaceWithVoid();
    }

    private Uni<Integer> inbound(Tx tx, Account account, Notification notification) {
        return notification.inbound().isEmpty()
                ? Uni.createFrom().item(0)
                : store.inbound(tx, account, notification.inbound());
    }

    private Uni<Void> reject(Account account, byte[] body, String reason) {
        count("rejected", 1);
        return transactions.inWorkspace(account.workspace(), tx -> store.rejected(tx, account, body, reason));
    }

    private void tell(int receipts, int inbound) {
        count("receipt", receipts);
        count("inbound", inbound);
        listeners.forEach(listener -> listener.received(receipts, inbound));
    }

    private void count(String kind, int items) {
        metrics.counter(ITEMS, "kind", kind).increment(items);
    }
}
