package io.tidings.messaging.shard;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table {@code shard_owner}. Its clock is PostgreSQL's. */
@ApplicationScoped
class ShardStore {

    private static final String TAKE = "SELECT shard, epoch FROM take_shards($1, $2, $3, $4::text::interval)";
    private static final String RENEW = """
            UPDATE shard_owner o
               SET lease_until = clock_timestamp() + $4::text::interval, begun_at = coalesce(u.begun_at, o.begun_at)
              FROM unnest($1::smallint[], $2::bigint[], $5::timestamptz[]) AS u (shard, epoch, begun_at)
             WHERE o.shard = u.shard AND o.epoch = u.epoch AND o.owner = $3
            RETURNING o.shard, o.epoch""";
    private static final String RELEASE = """
            UPDATE shard_owner o SET lease_until = clock_timestamp(), owner = NULL
              FROM unnest($1::smallint[], $2::bigint[]) AS u (shard, epoch)
             WHERE o.shard = u.shard AND o.epoch = u.epoch AND o.owner = $3""";
    private static final String OWNER =
            "SELECT owner, address FROM shard_owner WHERE shard = $1 AND lease_until > clock_timestamp()";
    private static final String VIEW =
            "SELECT shard, epoch, owner, address, lease_until, lease_until > clock_timestamp() AS owned FROM shard_owner"
                    + " ORDER BY shard";

    private static final String ADDRESSES =
            "SELECT DISTINCT address FROM shard_owner WHERE lease_until > clock_timestamp() AND owner <> $1";

    private final Transactions transactions;

    ShardStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Takes what is free, and answers the epochs by shard. */
    Uni<Map<Integer, Long>> take(Tx tx, Collection<Integer> shards, String owner, String address, Duration lease) {
        return tx.connection()
                .preparedQuery(TAKE)
                .execute(Tuple.of(shardArray(shards), owner, address, lease.toString()))
                .map(ShardStore::epochs);
    }

    /** Renews leases, says when work was last begun under them, and answers those that are still this owner's. */
    Uni<Map<Integer, Long>> renew(Collection<Lease> leases, String owner, Duration lease) {
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(RENEW)
                .execute(Tuple.of(shards(leases), epochs(leases), owner, lease.toString(), begun(leases)))
                .map(ShardStore::epochs));
    }

    /** Ends leases now, so that the next owner need not wait; a renewal that comes late revives none. */
    Uni<Void> release(Collection<Lease> leases, String owner) {
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(RELEASE)
                .execute(Tuple.of(shards(leases), epochs(leases), owner))
                .replaceWithVoid());
    }

    /** Whose lease runs on the shard. */
    Uni<Optional<Holder>> holder(int shard) {
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(OWNER)
                .execute(Tuple.of((short) shard))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Holder(row.getString("owner"), row.getString("address")))
                        .findFirst()));
    }

    /** All shards, in order. */
    Uni<List<ShardView>> view() {
        return transactions.asWorker(tx -> tx.connection()
                .query(VIEW)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ShardStore::view)
                        .toList()));
    }

    /** The addresses of all owners but this one. */
    Uni<Set<String>> addressesWithout(String owner) {
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(ADDRESSES)
                .execute(Tuple.of(owner))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .collect(Collectors.toSet())));
    }

    private static ShardView view(Row row) {
        return new ShardView(
                row.getInteger("shard"),
                row.getLong("epoch"),
                row.getString("owner"),
                row.getString("address"),
                row.getBoolean("owned"));
    }

    private static Map<Integer, Long> epochs(RowSet<Row> rows) {
        Map<Integer, Long> epochs = new LinkedHashMap<>();
        rows.forEach(row -> epochs.put(row.getInteger("shard"), row.getLong("epoch")));
        return epochs;
    }

    private static Short[] shardArray(Collection<Integer> shards) {
        return shards.stream().map(Integer::shortValue).toArray(Short[]::new);
    }

    private static Short[] shards(Collection<Lease> leases) {
        return leases.stream().map(l -> (short) l.shard()).toArray(Short[]::new);
    }

    private static Long[] epochs(Collection<Lease> leases) {
        return leases.stream().map(Lease::epoch).toArray(Long[]::new);
    }

    private static OffsetDateTime[] begun(Collection<Lease> leases) {
        return leases.stream()
                .map(Lease::begunAt)
                .map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    /** The process whose lease on a shard runs. */
    record Holder(String owner, String address) {}

    /**
     * A shard as the store has it.
     *
     * @param owned whether its lease runs now
     */
    record ShardView(
            int shard,
            long epoch,
            @Nullable String owner,
            @Nullable String address,
            boolean owned) {}
}
