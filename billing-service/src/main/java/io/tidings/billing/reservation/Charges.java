package io.tidings.billing.reservation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tidings.billing.reservation.Reservation.Key;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Charges what became of messages to their reservations. */
@ApplicationScoped
public class Charges {
    private static final Logger LOG = Logger.getLogger(Charges.class);

    private final ReservationStore store;
    private final Counter unmatched;

    Charges(ReservationStore store, MeterRegistry meters) {
        this.store = store;
        this.unmatched = Counter.builder("tidings_billing_unmatched_credits")
                .description("Credit that was to be given back although nobody had paid it")
                .register(meters);
    }

    /**
     * Applies the sums in their order, in the caller's transaction, which sees all workspaces. What a reservation no
     * longer holds is paid by the platform.
     */
    public Uni<Void> settle(Tx tx, List<Charged> charges) {
        Set<Key> keys = charges.stream().map(Charges::key).collect(Collectors.toSet());
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.lock(tx, keys).flatMap(locked -> settle(tx, locked, charges));
    }

    private Uni<Void> settle(Tx tx, List<Reservation> locked, List<Charged> charges) {
        Settlement settlement = store.begin(locked);
        charges.forEach(settlement::apply);
        tx.afterCommit(() -> tell(settlement.unmatched()));
        return store.save(tx, settlement).replaceWithVoid();
    }

    private void tell(BigDecimal amount) {
        if (amount.signum() > 0) {
            LOG.warnf("%s credits were to be given back although nobody had paid them", amount);
            unmatched.increment(amount.doubleValue());
        }
    }

    private static Key key(Charged charged) {
        return new Key(charged.workspace(), charged.key());
    }
}
