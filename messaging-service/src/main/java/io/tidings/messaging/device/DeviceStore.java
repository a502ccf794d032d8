package io.tidings.messaging.device;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Table {@code device}. */
@Singleton
class DeviceStore {

    private static final int SHARDS = 64;
    private static final String PUT = """
            INSERT INTO device (id, workspace, account, name, phone, phone_number_id, rate_per_second, shard, status,
                                created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
            ON CONFLICT (id) DO UPDATE
               SET account = excluded.account, name = excluded.name, phone = excluded.phone,
                   phone_number_id = excluded.phone_number_id, rate_per_second = excluded.rate_per_second,
                   status = excluded.status, updated_at = excluded.updated_at""";
    /** Of two who make the same one at once, the second changes it. */
    private static final String ALONE = "SELECT pg_advisory_xact_lock(7014, hashtext($1))::text";

    private static final String SELECT = """
            SELECT d.*, a.provider, a.base_url, a.graph_version FROM device d JOIN account a ON a.id = d.account
            """;

    private final InstantSource clock;

    DeviceStore(InstantSource clock) {
        this.clock = clock;
    }

    /** Adds or changes a device of the transaction's workspace. */
    Uni<Void> put(Tx tx, UUID id, DeviceRequest device) {
        Tuple values = Tuple.tuple()
                .addValue(id)
                .addValue(device.workspace())
                .addValue(device.account())
                .addValue(device.name())
                .addValue(device.phone())
                .addValue(device.phoneNumberId())
                .addValue(device.ratePerSecond())
                .addValue((short) Math.floorMod(id.hashCode(), SHARDS))
                .addValue(device.status())
                .addValue(clock.instant().atOffset(ZoneOffset.UTC));
        return tx.connection().preparedQuery(PUT).execute(values).replaceWithVoid();
    }

    /** The device of that id, if the transaction sees one. */
    Uni<List<Device>> find(Tx tx, UUID id) {
        return select(tx, "WHERE d.id = $1", Tuple.of(id));
    }

    /** As {@link #find}, and nobody else makes or changes it until the transaction ends. */
    Uni<List<Device>> lock(Tx tx, UUID id) {
        return tx.connection()
                .preparedQuery(ALONE)
                .execute(Tuple.of(id.toString()))
                .chain(() -> find(tx, id));
    }

    /** Those of these devices that the transaction sees. */
    Uni<List<Device>> byIds(Tx tx, Collection<UUID> ids) {
        return select(tx, "WHERE d.id = ANY ($1)", Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)));
    }

    /** The devices of these shards, in order of their integer ids. */
    Uni<List<Device>> ofShards(Tx tx, Collection<Integer> shards) {
        Short[] wanted = shards.stream().map(Integer::shortValue).toArray(Short[]::new);
        return select(
                tx, "WHERE d.shard = ANY ($1) ORDER BY d.number", Tuple.tuple().addArrayOfShort(wanted));
    }

    /** All devices that the transaction sees, in order of their integer ids. */
    Uni<List<Device>> page(Tx tx, int limit, long offset) {
        return select(tx, "ORDER BY d.number LIMIT $1 OFFSET $2", Tuple.of(limit, offset));
    }

    /** How many devices the transaction sees. */
    Uni<Long> count(Tx tx) {
        return tx.connection()
                .query("SELECT count(*) FROM device")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Uni<List<Device>> select(Tx tx, String condition, Tuple values) {
        return tx.connection().preparedQuery(SELECT + condition).execute(values).map(DeviceStore::devices);
    }

    private static List<Device> devices(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(DeviceStore::device)
                .toList();
    }

    private static Device device(Row row) {
        return new Device(
                row.getUUID("id"),
                row.getLong("number"),
                row.getUUID("workspace"),
                row.getUUID("account"),
                row.getString("provider"),
                row.getString("name"),
                row.getString("phone"),
                row.getString("phone_number_id"),
                URI.create(row.getString("base_url")),
                row.getString("graph_version"),
                row.getInteger("rate_per_second"),
                row.getInteger("shard"),
                row.getString("status"));
    }
}
