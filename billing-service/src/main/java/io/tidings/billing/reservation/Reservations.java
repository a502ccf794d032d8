package io.tidings.billing.reservation;

import static io.tidings.billing.ledger.AccountKind.CREDIT;
import static io.tidings.billing.ledger.AccountKind.RESERVED;

import io.smallrye.mutiny.Uni;
import io.tidings.billing.ledger.Balance;
import io.tidings.billing.ledger.Ledger;
import io.tidings.billing.ledger.Movement;
import io.tidings.billing.ledger.Transfer;
import io.tidings.billing.ledger.TransferKind;
import io.tidings.billing.price.Prices;
import io.tidings.billing.reservation.Reservation.Key;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sets credit aside for intents at the workspace's price, and gives it back when an intent is given up. */
@ApplicationScoped
class Reservations {
    private final Transactions transactions;
    private final ReservationTable table;
    private final ReservationStore store;
    private final Prices prices;
    private final Ledger ledger;
    private final Uuid7s ids;
    private final InstantSource clock;

    Reservations(
            Transactions transactions,
            ReservationTable table,
            ReservationStore store,
            Prices prices,
            Ledger ledger,
            Uuid7s ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.table = table;
        this.store = store;
        this.prices = prices;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /** Reserves once a key; again with the same key, the first reservation is the answer. */
    Uni<Reservation> reserve(ReserveCommand command) {
        return transactions.inWorkspace(
                command.workspace(),
                tx -> prices.of(tx, command.workspace())
                        .map(price -> Reservation.held(command, price, clock.instant()))
                        .flatMap(wanted -> reserve(tx, wanted)));
    }

    /** Gives back what the key still holds; a key that is not known yet can never be reserved any more. */
    Uni<Reservation> release(Key key) {
        return transactions.inWorkspace(
                key.workspace(),
                tx -> store.lock(tx, Set.of(key))
                        .flatMap(found -> store.end(tx, found, TransferKind.RELEASE))
                        .map(List::getFirst));
    }

    /** The reservation as it is now, if there is one. */
    Uni<Optional<Reservation>> find(Key key) {
        return transactions.inWorkspace(key.workspace(), tx -> table.find(tx, key));
    }

    private Uni<Reservation> reserve(Tx tx, Reservation wanted) {
        return table.insert(tx, wanted).flatMap(isNew -> isNew ? setAside(tx, wanted) : first(tx, wanted.key()));
    }

    private Uni<Reservation> setAside(Tx tx, Reservation wanted) {
        return ledger.lockCredit(tx, wanted.key().workspace())
                .invoke(balance -> requireCovered(balance, wanted.holding().amount()))
                .flatMap(balance -> ledger.post(tx, transfers(wanted)))
                .replaceWith(wanted);
    }

    private Uni<Reservation> first(Tx tx, Key key) {
        return table.find(tx, key)
                .map(found -> found.filter(reservation -> !reservation.isReleased())
                        .orElseThrow(ReservationFaults::released));
    }

    private static void requireCovered(Optional<Balance> balance, BigDecimal amount) {
        BigDecimal credit = balance.map(Balance::credit).orElse(BigDecimal.ZERO);
        if (credit.compareTo(amount) < 0) {
            throw ReservationFaults.insufficientCredit();
        }
    }

    private List<Transfer> transfers(Reservation wanted) {
        Key key = wanted.key();
        Movement movement =
                Movement.NONE.with(CREDIT, RESERVED, wanted.holding().amount());
        Instant now = wanted.createdAt();
        return movement.isEmpty()
                ? List.of()
                : List.of(new Transfer(
                        ids.next(), key.workspace(), TransferKind.RESERVE, key.intent(), null, "", now, movement));
    }
}
