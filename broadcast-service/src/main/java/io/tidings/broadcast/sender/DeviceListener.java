package io.tidings.broadcast.sender;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tidings.events.DeviceChanged;
import io.tidings.events.Topic;
import io.tidings.platform.event.EventConsumers;
import io.tidings.platform.event.Inbox;
import io.tidings.platform.event.ReceivedEvent;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Keeps the senders as messaging-service announces them. */
@Singleton
class DeviceListener {

    private static final String CONSUMER = "senders";
    private static final String PUT = """
            INSERT INTO sender (device, id, workspace, account, name, phone, shard, rate_per_second, active)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (device) DO UPDATE SET
                account = excluded.account, name = excluded.name, phone = excluded.phone, shard = excluded.shard,
                rate_per_second = excluded.rate_per_second, active = excluded.active
            """;

    private final Transactions transactions;
    private final Inbox inbox;

    DeviceListener(Transactions transactions, Inbox inbox) {
        this.transactions = transactions;
        this.inbox = inbox;
    }

    void subscribe(@Observes StartupEvent started, EventConsumers consumers) {
        consumers.subscribe(CONSUMER, Set.of(Topic.DEVICE), this::accept);
    }

    Uni<Void> accept(List<ReceivedEvent> batch) {
        return transactions.asWorker(tx -> inbox.firstTimes(tx, CONSUMER, batch).chain(first -> put(tx, first)));
    }

    private static Uni<Void> put(Tx tx, List<ReceivedEvent> events) {
        List<Tuple> rows = events.stream()
                .map(ReceivedEvent::event)
                .filter(DeviceChanged.class::isInstance)
                .map(event -> row((DeviceChanged) event))
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.connection().preparedQuery(PUT).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple row(DeviceChanged device) {
        return Tuple.from(List.of(
                device.device(),
                device.number(),
                device.workspace(),
                device.account(),
                device.name(),
                device.phone(),
                device.shard(),
                Math.max(1, device.ratePerSecond()),
                !device.status().equals("removed")));
    }
}
