package io.tidings.billing.reservation;

import io.smallrye.mutiny.Uni;
import io.tidings.billing.ledger.Ledger;
import io.tidings.billing.ledger.TransferKind;
import io.tidings.billing.reservation.Reservation.Key;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Locks reservations, and stores what a settlement makes of them together with its transfers. */
@ApplicationScoped
class ReservationStore {
    private final ReservationTable table;
    private final Ledger ledger;
    private final Uuid7s ids;
    private final InstantSource clock;

    ReservationStore(ReservationTable table, Ledger ledger, Uuid7s ids, InstantSource clock) {
        this.table = table;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /** The reservations of the keys, locked; a key that is not known gets a tombstone. */
    Uni<List<Reservation>> lock(Tx tx, Set<Key> keys) {
        return table.lock(tx, keys)
                .flatMap(found -> found.size() == keys.size()
                        ? Uni.createFrom().item(found)
                        : lockWithTombstones(tx, keys, found));
    }

    /** Gives back what locked reservations still hold. */
    Uni<List<Reservation>> end(Tx tx, List<Reservation> locked, TransferKind cause) {
        Settlement settlement = begin(locked);
        locked.forEach(reservation -> settlement.end(reservation.key(), cause));
        return save(tx, settlement);
    }

    /** A settlement of locked reservations. */
    Settlement begin(List<Reservation> locked) {
        return new Settlement(locked, ids::next, clock.instant());
    }

    /** Stores the settlement's reservations and posts its transfers. */
    Uni<List<Reservation>> save(Tx tx, Settlement settlement) {
        return table.update(tx, settlement.reservations())
                .flatMap(ignored -> ledger.post(tx, settlement.transfers()))
                .map(ignored -> settlement.reservations());
    }

    private Uni<List<Reservation>> lockWithTombstones(Tx tx, Set<Key> keys, List<Reservation> found) {
        Set<Key> unknown = new HashSet<>(keys);
        found.forEach(reservation -> unknown.remove(reservation.key()));
        return table.bury(tx, unknown, clock.instant()).flatMap(ignored -> table.lock(tx, keys));
    }
}
