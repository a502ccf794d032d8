package io.tidings.billing.reservation;

import io.tidings.billing.ledger.Movement;
import io.tidings.billing.ledger.Transfer;
import io.tidings.billing.ledger.TransferKind;
import io.tidings.billing.reservation.Holding.Change;
import io.tidings.billing.reservation.Reservation.Key;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Works out what charges, and ends, do to reservations and to the ledger. Touches no store. */
final class Settlement {
    private final Map<Key, Reservation> reservations = new HashMap<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final Supplier<UUID> ids;
    private final Instant now;
    private BigDecimal unmatched = BigDecimal.ZERO;

    /** Begins with the reservations as they are, and a source of transfer ids. */
    Settlement(List<Reservation> found, Supplier<UUID> ids, Instant now) {
        found.forEach(reservation -> reservations.put(reservation.key(), reservation));
        this.ids = ids;
        this.now = now;
    }

    /** Applies one sum; what a reservation cannot cover falls to the platform. */
    Settlement apply(Charged charged) {
        Reservation before = reservation(new Key(charged.workspace(), charged.key()));
        BigDecimal cost = charged.cost();
        switch (charged.charge()) {
            case NONE -> {}
            case CAPTURE ->
                settle(
                        before,
                        TransferKind.CAPTURE,
                        charged.event(),
                        before.holding().capture(cost));
            case RELEASE ->
                settle(
                        before,
                        TransferKind.RELEASE,
                        charged.event(),
                        before.holding().release(cost));
            case REVERSE ->
                settle(
                        before,
                        TransferKind.REVERSE,
                        charged.event(),
                        before.holding().reverse(cost));
            case WRITE_OFF ->
                settle(
                        before,
                        TransferKind.WRITE_OFF,
                        charged.event(),
                        before.holding().writeOff(cost));
        }
        return this;
    }

    /** Gives back what the reservation still holds and leaves a tombstone; nothing if it is closed. */
    Settlement end(Key key, TransferKind cause) {
        Reservation before = reservation(key);
        if (before.isHeld()) {
            Change change = before.holding().release(before.holding().held());
            reservations.put(key, before.releasedTo(change.holding(), now));
            record(before, cause, null, change.movement());
        }
        return this;
    }

    /** The reservations as they are now. */
    List<Reservation> reservations() {
        return List.copyOf(reservations.values());
    }

    /** The transfers that go with it, in order. */
    List<Transfer> transfers() {
        return List.copyOf(transfers);
    }

    /** What was to be given back although nobody had paid it; zero unless an event is wrong. */
    BigDecimal unmatched() {
        return unmatched;
    }

    private Reservation reservation(Key key) {
        Reservation found = reservations.get(key);
        if (found == null) {
            throw new IllegalArgumentException("reservation not loaded: " + key);
        }
        return found;
    }

    private void settle(Reservation before, TransferKind kind, UUID event, Change change) {
        reservations.put(before.key(), before.settledTo(change.holding(), now));
        record(before, kind, event, change.movement());
        unmatched = unmatched.add(change.unmatched());
    }

    private void record(Reservation of, TransferKind kind, @Nullable UUID event, Movement movement) {
        if (!movement.isEmpty()) {
            Key key = of.key();
            transfers.add(new Transfer(ids.get(), key.workspace(), kind, key.intent(), event, "", now, movement));
        }
    }
}
