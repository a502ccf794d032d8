package io.tidings.messaging.cancellation;

import io.smallrye.mutiny.Uni;
import io.tidings.messaging.hold.HoldKind;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Table {@code cancellation}, and what the queue holds of a target. */
@ApplicationScoped
class CancellationStore {

    private static final String MARK = "SELECT cancel_target($1, $2, $3, $4)";
    private static final String AMONG = "SELECT * FROM cancelled_among($1)";
    private static final String OPEN = """
            SELECT target, workspace, kind, reason FROM cancellation
             WHERE finished_at IS NULL AND look_at <= now() ORDER BY look_at LIMIT 100""";
    private static final String DEVICES = "SELECT id FROM device WHERE workspace = $1";
    private static final String QUEUED = """
            SELECT id, lane, place FROM queue
             WHERE device = $1 AND (lane, place) > ($2, $3) AND state IN ('queued', 'held')
               AND workspace = $4 AND $5 IN (broadcast, device, workspace)
             ORDER BY lane, place LIMIT $6""";
    private static final String LEFT = """
            SELECT EXISTS (SELECT FROM queue WHERE device = ANY ($1) AND $2 IN (broadcast, device, workspace))""";
    /** Seldom looked at as it grows old: what is left then is unknown, and may stay so for days. */
    private static final String LATER = """
            UPDATE cancellation SET look_at = now() + least(greatest((now() - created_at) / 2, '5 s'), '10 min')
             WHERE target = $1""";

    private static final String FINISH = """
            WITH finished AS (
              UPDATE cancellation SET finished_at = now() WHERE target = $1 AND finished_at IS NULL
            ) DELETE FROM hold WHERE target = $1""";

    /** Writes the mark, and the hold that lasts until it is finished. */
    Uni<Void> mark(Tx tx, Mark mark) {
        return tx.connection()
                .preparedQuery(MARK)
                .execute(Tuple.of(mark.target(), mark.workspace(), mark.kind().stored(), mark.reason()))
                .replaceWithVoid();
    }

    Uni<Set<UUID>> among(Tx tx, Collection<UUID> targets) {
        return tx.connection()
                .preparedQuery(AMONG)
                .execute(Tuple.of(targets.toArray(UUID[]::new)))
                .map(rows -> new HashSet<>(list(rows, row -> row.getUUID(0))));
    }

    /** Marks with work left whose time has come. */
    Uni<List<Mark>> open(Tx tx) {
        return tx.connection()
                .preparedQuery(OPEN)
                .execute()
                .map(rows -> list(
                        rows,
                        row -> new Mark(
                                row.getUUID("target"),
                                row.getUUID("workspace"),
                                HoldKind.named(row.getString("kind")),
                                row.getString("reason"))));
    }

    /** The devices that may hold messages of it. */
    Uni<List<UUID>> devices(Tx tx, Mark mark) {
        return mark.kind() == HoldKind.DEVICE
                ? Uni.createFrom().item(List.of(mark.target()))
                : tx.connection()
                        .preparedQuery(DEVICES)
                        .execute(Tuple.of(mark.workspace()))
                        .map(rows -> list(rows, row -> row.getUUID(0)));
    }

    /** What is queued of it on a device, behind that place. */
    Uni<List<Queued>> queued(Tx tx, Mark mark, UUID device, Queued after, int limit) {
        return tx.connection()
                .preparedQuery(QUEUED)
                .execute(Tuple.of(device, after.lane(), after.place(), mark.workspace(), mark.target(), limit))
                .map(rows ->
                        list(rows, row -> new Queued(row.getUUID("id"), row.getShort("lane"), row.getLong("place"))));
    }

    /** Whether the queue holds anything of it, in whatever state. */
    Uni<Boolean> isLeft(Tx tx, Mark mark, List<UUID> devices) {
        return tx.connection()
                .preparedQuery(LEFT)
                .execute(Tuple.of(devices.toArray(UUID[]::new), mark.target()))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    Uni<Void> later(Tx tx, Mark mark) {
        return tx.connection()
                .preparedQuery(LATER)
                .execute(Tuple.of(mark.target()))
                .replaceWithVoid();
    }

    Uni<Void> finish(Tx tx, Mark mark) {
        return tx.connection()
                .preparedQuery(FINISH)
                .execute(Tuple.of(mark.target()))
                .replaceWithVoid();
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    /** A message that waits, at its place. */
    record Queued(UUID id, short lane, long place) {

        /** Before all others. */
        static Queued none() {
            return new Queued(new UUID(0, 0), (short) -1, 0);
        }
    }
}
