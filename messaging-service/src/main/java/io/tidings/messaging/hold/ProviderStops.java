package io.tidings.messaging.hold;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tidings.messaging.account.AccountListener;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Holds what a provider has stopped: a token that expired, an account that is blocked, a number that is not registered.
 * What waits on it waits for the repair. Putting the account anew lifts all of it; an operator may lift each device's.
 */
@ApplicationScoped
public class ProviderStops implements AccountListener {

    private static final Logger LOG = Logger.getLogger(ProviderStops.class);
    private static final String AWAIT_CLAIMS = """
            SELECT await_claims('device', d.id)::text
              FROM (SELECT id FROM device WHERE account = $1 ORDER BY shard) d""";
    private static final String HOLD_DEVICES = """
            INSERT INTO hold (target, kind, origin, reason)
            SELECT d.id, 'device', 'provider', $2 FROM device d WHERE d.account = $1 ORDER BY d.id
            ON CONFLICT (target, origin) DO UPDATE SET reason = excluded.reason""";
    private static final String LIFT_DEVICES = """
            DELETE FROM hold h USING device d WHERE d.account = $1 AND h.target = d.id AND h.origin = 'provider'""";

    private final Transactions transactions;
    private final Holds holds;
    private final Counter stops;
    private final Set<UUID> placing = ConcurrentHashMap.newKeySet();

    ProviderStops(Transactions transactions, Holds holds, MeterRegistry metrics) {
        this.transactions = transactions;
        this.holds = holds;
        this.stops = metrics.counter("tidings_sender_provider_stops");
    }

    /** Holds all devices of the account; soon, and once for refusals that come together. */
    public void stopAccount(UUID account, String reason) {
        place(account, reason, transactions.asWorker(tx -> {
            tx.afterCommit(holds::changed);
            return tx.connection()
                    .preparedQuery(AWAIT_CLAIMS)
                    .execute(Tuple.of(account))
                    .chain(() -> tx.connection().preparedQuery(HOLD_DEVICES).execute(Tuple.of(account, reason)))
                    .replaceWithVoid();
        }));
    }

    /** Holds one device; soon, and once for refusals that come together. */
    public void stopDevice(UUID device, String reason) {
        place(
                device,
                reason,
                transactions.asWorker(tx -> holds.place(tx, device, HoldKind.DEVICE, HoldOrigin.PROVIDER, reason)));
    }

    private void place(UUID target, String reason, Uni<Void> work) {
        if (!placing.add(target)) {
            return;
        }
        stops.increment();
        LOG.warnf("%s is held: %s", target, reason);
        work.onTermination()
                .invoke(() -> placing.remove(target))
                .subscribe()
                .with(
                        done -> {},
                        e -> LOG.warnf("%s could not be held, the next refusal tries again: %s", target, e.toString()));
    }

    @Override
    public Uni<Void> changed(Tx tx, UUID account) {
        tx.afterCommit(holds::changed);
        return tx.connection()
                .preparedQuery(LIFT_DEVICES)
                .execute(Tuple.of(account))
                .replaceWithVoid();
    }
}
