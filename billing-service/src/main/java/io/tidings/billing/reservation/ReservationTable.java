package io.tidings.billing.reservation;

import io.smallrye.mutiny.Uni;
import io.tidings.billing.reservation.Reservation.Key;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The reservations in the database, always in the caller's transaction. Rows are locked in the order of their keys. */
@ApplicationScoped
class ReservationTable {
    private static final String INSERT = """
            INSERT INTO reservation (workspace, key, state, unit_price, count, amount, expires_at, created_at, closed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT DO NOTHING
            """;
    private static final String BURY = """
            INSERT INTO reservation (workspace, key, state, unit_price, count, amount, expires_at, created_at, closed_at)
            SELECT workspace, key, 'released', 0, 0, 0, $3, $3, $3
            FROM unnest($1::uuid[], $2::uuid[]) AS unknown (workspace, key) ORDER BY workspace, key
            ON CONFLICT DO NOTHING
            """;
    private static final String FIND = "SELECT * FROM reservation WHERE workspace = $1 AND key = $2";
    private static final String LOCK = """
            SELECT * FROM reservation
            WHERE (workspace, key) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))
            ORDER BY workspace, key FOR NO KEY UPDATE
            """;
    private static final String LOCK_DUE = """
            SELECT * FROM reservation WHERE state = 'held' AND expires_at <= $1
            ORDER BY expires_at LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
            """;
    private static final String UPDATE = """
            UPDATE reservation SET state = next.state, captured = next.captured, released = next.released,
                reversed = next.reversed, written_off = next.written_off, closed_at = next.closed_at
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::numeric[], $5::numeric[], $6::numeric[], $7::numeric[],
                $8::timestamptz[]) AS next (workspace, key, state, captured, released, reversed, written_off, closed_at)
            WHERE reservation.workspace = next.workspace AND reservation.key = next.key
            """;

    /** Inserts the reservation unless its key is there, and tells whether it did. */
    Uni<Boolean> insert(Tx tx, Reservation reservation) {
        return query(tx, INSERT, ReservationColumns.inserted(reservation)).map(rows -> rows.rowCount() == 1);
    }

    /** Leaves a tombstone for each key that is not there: released, and never held anything. */
    Uni<Void> bury(Tx tx, Collection<Key> keys, Instant now) {
        Tuple parameters = ReservationColumns.keys(keys).addValue(ReservationColumns.utc(now));
        return query(tx, BURY, parameters).replaceWithVoid();
    }

    Uni<Optional<Reservation>> find(Tx tx, Key key) {
        return query(tx, FIND, Tuple.of(key.workspace(), key.intent()))
                .map(rows -> all(rows).stream().findFirst());
    }

    /** Those of the keys that exist, locked. */
    Uni<List<Reservation>> lock(Tx tx, Collection<Key> keys) {
        return query(tx, LOCK, ReservationColumns.keys(keys)).map(ReservationTable::all);
    }

    /** Held reservations whose time is over, locked, without those that somebody else has locked. */
    Uni<List<Reservation>> lockDue(Tx tx, Instant now, int limit) {
        return query(tx, LOCK_DUE, Tuple.of(ReservationColumns.utc(now), limit)).map(ReservationTable::all);
    }

    /** Stores state and money of locked reservations. */
    Uni<Void> update(Tx tx, List<Reservation> reservations) {
        return query(tx, UPDATE, ReservationColumns.updated(reservations)).replaceWithVoid();
    }

    private static List<Reservation> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ReservationColumns::read)
                .toList();
    }

    private static Uni<RowSet<Row>> query(Tx tx, String sql, Tuple parameters) {
        return tx.connection().preparedQuery(sql).execute(parameters);
    }
}
