package io.tidings.platform.event;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.RequestIds;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Sends events if, and only if, the transaction that causes them commits. */
@ApplicationScoped
public class Outbox {

    private final Uuid7s ids;
    private final InstantSource time;
    private final OutboxTable table = new OutboxTable();
    private final Runnable wake;

    Outbox(Uuid7s ids, InstantSource time, OutboxRelay relay) {
        this.ids = ids;
        this.time = time;
        this.wake = relay::wake;
    }

    /**
     * Writes events in this transaction. In a workspace's transaction they must belong to that workspace.
     *
     * @throws IllegalArgumentException for an event that is too large or a partition that its topic doesn't have
     */
    public Uni<Void> append(Tx tx, List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = time.instant();
        List<OutboxRow> rows = events.stream()
                .map(event -> OutboxRow.of(event, ids.next(), now, RequestIds.trace()))
                .toList();
        tx.afterCommit(wake);
        return table.insert(tx.connection(), rows);
    }
}
