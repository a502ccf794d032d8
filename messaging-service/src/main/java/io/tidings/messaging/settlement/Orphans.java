package io.tidings.messaging.settlement;

import io.smallrye.mutiny.Uni;
import io.tidings.events.MessageState;
import io.tidings.events.SendingState;
import io.tidings.messaging.settlement.Transition.Facts;
import io.tidings.messaging.shard.Lease;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Messages that a dead owner had claimed: nobody can say whether their calls were begun, so they become {@code unknown}.
 * There are no more of them than one claim horizon and the calls that were under way.
 */
@ApplicationScoped
public class Orphans {

    private static final Logger LOG = Logger.getLogger(Orphans.class);
    private static final String CLAIMED_BEFORE = """
            SELECT q.id FROM unnest($1::smallint[], $2::bigint[]) AS u (shard, epoch)
              JOIN queue q ON q.shard = u.shard AND q.state = 'claimed' AND q.epoch < u.epoch""";

    private final MessageRows rows;
    private final TransitionWriter writer;
    private final InstantSource clock;

    Orphans(MessageRows rows, TransitionWriter writer, InstantSource clock) {
        this.rows = rows;
        this.writer = writer;
        this.clock = clock;
    }

    /** Settles what earlier epochs of these shards left claimed, in the transaction that took them. */
    public Uni<Void> settle(Tx tx, Collection<Lease> leases) {
        Short[] shards = leases.stream().map(l -> (short) l.shard()).toArray(Short[]::new);
        Long[] epochs = leases.stream().map(Lease::epoch).toArray(Long[]::new);
        return tx.connection()
                .preparedQuery(CLAIMED_BEFORE)
                .execute(Tuple.of(shards, epochs))
                .map(Orphans::ids)
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().voidItem() : settle(tx, ids));
    }

    private Uni<Void> settle(Tx tx, List<UUID> ids) {
        LOG.warnf("%d messages were claimed by an owner that is gone: their outcome is unknown", ids.size());
        return rows.lock(tx, ids).chain(locked -> writer.write(tx, transitions(locked)));
    }

    private List<Transition> transitions(Map<UUID, MessageRow> locked) {
        Instant now = clock.instant();
        return locked.values().stream()
                .filter(row -> row.state().sending() == SendingState.CLAIMED)
                .map(row -> Transition.to(
                        row, new MessageState(SendingState.UNKNOWN, row.state().receipt()), now, Facts.NONE))
                .toList();
    }

    private static List<UUID> ids(RowSet<Row> found) {
        List<UUID> ids = new ArrayList<>();
        found.forEach(row -> ids.add(row.getUUID(0)));
        return ids;
    }
}
