package io.tidings.broadcast.steering;

import io.smallrye.mutiny.Uni;
import io.tidings.events.MessageState;
import io.tidings.events.MessagesChanged;
import io.tidings.events.ReceiptState;
import io.tidings.events.SendingState;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Tells of the recipients of cancelled broadcasts that were never commanded, as messaging-service tells of the others:
 * the same event moves their counts and gives back their part of the reservation. How far it has come is written in the
 * transaction that tells, so each is told of once.
 */
@ApplicationScoped
class Withdrawal {

    private static final Logger LOG = Logger.getLogger(Withdrawal.class);
    private static final int CHANGES_PER_EVENT = 500;
    private static final MessageState CANCELLED = new MessageState(SendingState.CANCELLED, ReceiptState.NONE);
    private static final String NEXT = """
            SELECT uuid, workspace, device, unit_price, withdrawn FROM broadcast
            WHERE state = 'cancelled' AND withdrawn < contacts ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
            """;
    private static final String NEVER_COMMANDED =
            "SELECT uuid FROM recipient WHERE broadcast = $1 AND position BETWEEN $2 AND $3 ORDER BY position";
    private static final String WITHDRAWN = "UPDATE broadcast SET withdrawn = least(contacts, $2) WHERE uuid = $1";

    private final Transactions transactions;
    private final Outbox outbox;
    private final SteeringConfig config;
    private final InstantSource time;
    private final AtomicInteger calls = new AtomicInteger();

    Withdrawal(Transactions transactions, Outbox outbox, SteeringConfig config, InstantSource time) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.config = config;
        this.time = time;
    }

    /** Tells soon of all that is left; answers at once, and may be called as often as one likes. */
    void wake() {
        if (calls.getAndIncrement() == 0) {
            run();
        }
    }

    private void run() {
        int seen = calls.get();
        next().subscribe()
                .with(
                        found -> {
                            if (found || !calls.compareAndSet(seen, 0)) {
                                run();
                            }
                        },
                        e -> {
                            LOG.warnf("cancelled recipients wait for the next tick: %s", e);
                            calls.set(0);
                        });
    }

    private Uni<Boolean> next() {
        return transactions.asWorker(tx -> execute(tx, NEXT, Tuple.tuple())
                .chain(found -> found.size() == 0
                        ? Uni.createFrom().item(false)
                        : withdraw(tx, found.iterator().next()).replaceWith(true)));
    }

    private Uni<Void> withdraw(Tx tx, Row broadcast) {
        UUID uuid = broadcast.getUUID("uuid");
        int done = broadcast.getInteger("withdrawn");
        int last = done + config.withdraw();
        return execute(tx, NEVER_COMMANDED, Tuple.of(uuid, done + 1, last))
                .chain(rows -> outbox.append(tx, events(broadcast, uuids(rows))))
                .chain(() -> execute(tx, WITHDRAWN, Tuple.of(uuid, last)))
                .replaceWithVoid();
    }

    private List<OutgoingEvent> events(Row broadcast, List<UUID> recipients) {
        UUID uuid = broadcast.getUUID("uuid");
        UUID workspace = broadcast.getUUID("workspace");
        Instant now = time.instant();
        List<OutgoingEvent> events = new ArrayList<>();
        for (int from = 0; from < recipients.size(); from += CHANGES_PER_EVENT) {
            List<MessagesChanged.Change> changes =
                    recipients.subList(from, Math.min(recipients.size(), from + CHANGES_PER_EVENT)).stream()
                            .map(recipient -> change(recipient, broadcast, now))
                            .toList();
            MessagesChanged event = new MessagesChanged(workspace, uuid, broadcast.getUUID("device"), changes);
            events.add(new OutgoingEvent(uuid.toString(), null, workspace, event));
        }
        return events;
    }

    private static MessagesChanged.Change change(UUID recipient, Row broadcast, Instant now) {
        return new MessagesChanged.Change(
                recipient,
                MessageState.QUEUED,
                CANCELLED,
                now,
                MessageState.QUEUED.chargeTo(CANCELLED),
                broadcast.getBigDecimal("unit_price"),
                null,
                null);
    }

    private static List<UUID> uuids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getUUID(0))
                .toList();
    }

    private static Uni<RowSet<Row>> execute(Tx tx, String sql, Tuple parameters) {
        return tx.connection().preparedQuery(sql).execute(parameters);
    }
}
