package io.tidings.auth.sender;

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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps table {@code sender} as messaging-service announces its devices. */
@ApplicationScoped
class SenderFeed {
    /** Another name than the first version's, which kept no shards: so all that was announced is read again. */
    private static final String CONSUMER = "auth-senders-with-shards";

    private static final String UPSERT = """
            INSERT INTO sender AS s (device, workspace, number, account, account_number, account_name, name, phone,
                active, changed_at, shard)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (device) DO UPDATE SET workspace = excluded.workspace, number = excluded.number,
                account = excluded.account, account_number = excluded.account_number,
                account_name = excluded.account_name, name = excluded.name, phone = excluded.phone,
                active = excluded.active, changed_at = excluded.changed_at, shard = excluded.shard
            WHERE s.changed_at <= excluded.changed_at""";

    private final EventConsumers consumers;
    private final Inbox inbox;
    private final Transactions transactions;

    SenderFeed(EventConsumers consumers, Inbox inbox, Transactions transactions) {
        this.consumers = consumers;
        this.inbox = inbox;
        this.transactions = transactions;
    }

    void start(@Observes StartupEvent event) {
        consumers.subscribe(CONSUMER, Set.of(Topic.DEVICE), this::accept);
    }

    private Uni<Void> accept(List<ReceivedEvent> batch) {
        return transactions.asWorker(tx -> inbox.firstTimes(tx, CONSUMER, batch).chain(events -> store(tx, events)));
    }

    private static Uni<Void> store(Tx tx, List<ReceivedEvent> events) {
        List<Tuple> rows = events.stream().flatMap(SenderFeed::row).toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.connection().preparedQuery(UPSERT).executeBatch(rows).replaceWithVoid();
    }

    private static Stream<Tuple> row(ReceivedEvent event) {
        if (!(event.event() instanceof DeviceChanged d)) {
            return Stream.empty();
        }
        return Stream.of(Tuple.tuple(Arrays.asList(
                d.device(),
                d.workspace(),
                d.number(),
                d.account(),
                d.accountNumber(),
                d.accountName(),
                d.name(),
                d.phone(),
                "active".equals(d.status()),
                event.time().atOffset(ZoneOffset.UTC),
                (short) d.shard())));
    }
}
