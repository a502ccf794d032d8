package io.tidings.billing.settlement;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tidings.billing.reservation.Charges;
import io.tidings.events.Topic;
import io.tidings.platform.event.BatchListener;
import io.tidings.platform.event.EventConsumers;
import io.tidings.platform.event.Inbox;
import io.tidings.platform.event.ReceivedEvent;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/** Takes in what became of messages; each event charges once, however often it is delivered. */
@ApplicationScoped
class MessageCharges implements BatchListener {
    private static final String CONSUMER = "message-charges";

    private final Transactions transactions;
    private final Inbox inbox;
    private final Charges charges;

    MessageCharges(Transactions transactions, Inbox inbox, Charges charges) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.charges = charges;
    }

    void subscribe(@Observes StartupEvent started, EventConsumers consumers) {
        consumers.subscribe(CONSUMER, Set.of(Topic.MESSAGE), this);
    }

    @Override
    public Uni<Void> accept(List<ReceivedEvent> batch) {
        return transactions.asWorker(tx -> inbox.firstTimes(tx, CONSUMER, batch).flatMap(events -> settle(tx, events)));
    }

    private Uni<Void> settle(Tx tx, List<ReceivedEvent> events) {
        return charges.settle(tx, ChargeSums.of(events));
    }
}
