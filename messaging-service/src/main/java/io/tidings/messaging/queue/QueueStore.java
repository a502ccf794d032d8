package io.tidings.messaging.queue;

import io.smallrye.mutiny.Uni;
import io.tidings.events.Address;
import io.tidings.events.AddressKind;
import io.tidings.events.Lane;
import io.tidings.messaging.shard.Lease;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The table {@code queue}, as its owner reads and claims it: many devices in one statement. */
@ApplicationScoped
public class QueueStore {

    private static final String FETCH = """
            SELECT q.id, q.workspace, q.broadcast, q.device, q.shard, q.lane, q.place, q.due_at, q.valid_until, q.tries,
                   m.recipient_kind, m.recipient, m.parameters, m.content, c.body, q.refusals
              FROM read_lanes($1, $2, $3, $4, $5) q
              JOIN message m ON m.id = q.id
              JOIN content c ON c.id = m.content
             ORDER BY q.device, q.lane, q.place""";
    private static final String CLAIM = "SELECT id FROM claim_messages($1, $2, $3, $4, $5, $6)";

    private static final Lane[] LANES = Lane.values();

    private final Transactions transactions;
    private final Contents contents;

    QueueStore(Transactions transactions, Contents contents) {
        this.transactions = transactions;
        this.contents = contents;
    }

    /**
     * Reads up to {@code limit} waiting messages of each lane, in their order, from behind the place given; those that
     * are due in more than two minutes are left for a later one.
     */
    public Uni<List<Waiting>> fetch(Collection<LanePosition> lanes, int limit) {
        List<LanePosition> list = List.copyOf(lanes);
        Tuple parameters = Tuple.tuple()
                .addValue(list.stream().map(l -> (short) l.shard()).toArray(Short[]::new))
                .addValue(list.stream().map(LanePosition::device).toArray(UUID[]::new))
                .addValue(list.stream().map(l -> (short) l.lane().ordinal()).toArray(Short[]::new))
                .addValue(list.stream().map(LanePosition::after).toArray(Long[]::new))
                .addValue(limit);
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(FETCH)
                .execute(parameters)
                .map(rows -> {
                    List<Waiting> found = new ArrayList<>(rows.size());
                    rows.forEach(row -> found.add(waiting(row)));
                    return found;
                }));
    }

    /** Claims for attempts, and answers the ids of the messages that are now the caller's to send. */
    public Uni<Set<UUID>> claim(Collection<Claim> claims) {
        Map<Integer, Lease> leases = new HashMap<>();
        claims.forEach(c -> leases.put(c.lease().shard(), c.lease()));
        Tuple parameters = Tuple.tuple()
                .addValue(leases.keySet().stream().map(Integer::shortValue).toArray(Short[]::new))
                .addValue(leases.values().stream().map(Lease::epoch).toArray(Long[]::new))
                .addValue(claims.stream().map(c -> (short) c.lease().shard()).toArray(Short[]::new))
                .addValue(claims.stream().map(Claim::message).toArray(UUID[]::new))
                .addValue(claims.stream().map(Claim::attempt).toArray(UUID[]::new))
                .addValue(claims.stream()
                        .map(c -> c.slot().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(CLAIM)
                .execute(parameters)
                .map(rows -> {
                    Set<UUID> claimed = new HashSet<>(rows.size() * 2);
                    rows.forEach(row -> claimed.add(row.getUUID(0)));
                    return claimed;
                }));
    }

    private Waiting waiting(Row row) {
        return new Waiting(
                row.getUUID(0),
                row.getUUID(1),
                row.getUUID(2),
                row.getUUID(3),
                row.getShort(4),
                LANES[row.getShort(5)],
                row.getLong(6),
                new Address(AddressKind.valueOf(row.getString(10)), row.getString(11)),
                contents.content(row.getUUID(13), row.getString(14)),
                contents.parameters(row.getString(12)),
                row.getOffsetDateTime(7).toInstant(),
                row.getOffsetDateTime(8).toInstant(),
                row.getShort(9),
                row.getShort(15));
    }

    /**
     * Where reading a lane goes on.
     *
     * @param after the place behind which it goes on
     */
    public record LanePosition(int shard, UUID device, Lane lane, long after) {}

    /**
     * A claim of one message.
     *
     * @param attempt id of the attempt that it makes
     * @param slot when the call may begin
     */
    public record Claim(Lease lease, UUID message, UUID attempt, Instant slot) {}
}
