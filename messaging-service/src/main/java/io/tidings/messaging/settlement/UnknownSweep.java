package io.tidings.messaging.settlement;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Ends the wait for receipts that will not come. Such a message leaves the queue as {@code unknown}: it is never called
 * failed, and a receipt that comes all the same still settles it. Where its channel opted in, and while it is valid, it
 * is attempted once more, which is marked and counted. The wait counts only time in which receipts could come in.
 */
@ApplicationScoped
class UnknownSweep {

    private static final Logger LOG = Logger.getLogger(UnknownSweep.class);
    private static final int BATCH = 500;
    private static final int MISSED_TICKS = 3;

    private final Transactions transactions;
    private final UnknownEnds ends;
    private final UnknownConfig config;
    private final InstantSource clock;

    UnknownSweep(Transactions transactions, UnknownEnds ends, UnknownConfig config, InstantSource clock) {
        this.transactions = transactions;
        this.ends = ends;
        this.config = config;
        this.clock = clock;
    }

    void check(@Observes StartupEvent event) {
        config.channel().forEach((provider, wait) -> {
            if (!wait.isBound()) {
                throw new IllegalStateException("tidings.unknown.channel." + provider + ".horizon is " + wait.horizon()
                        + ", which is not longer than receipt-delay and redelivery together");
            }
        });
    }

    @Scheduled(
            every = "${tidings.unknown.sweep:10s}",
            identity = "unknown-sweep",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        Duration most = config.sweep().multipliedBy(MISSED_TICKS);
        return transactions
                .asWorker(tx -> OpenUnknowns.tick(tx, config.behind(), most).chain(() -> OpenUnknowns.providers(tx)))
                .chain(this::end)
                .onFailure()
                .invoke(e -> LOG.warnf("waits for receipts are looked at again later: %s", e.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> end(List<String> providers) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String provider : providers) {
            all = all.chain(() ->
                    endAll(provider, Objects.requireNonNull(config.channel().get(provider))));
        }
        return all;
    }

    private Uni<Void> endAll(String provider, UnknownConfig.Wait wait) {
        return transactions
                .asWorker(tx -> endSome(tx, provider, wait))
                .chain(count -> count == BATCH
                        ? endAll(provider, wait)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Integer> endSome(Tx tx, String provider, UnknownConfig.Wait wait) {
        return OpenUnknowns.over(tx, provider, wait.horizon(), BATCH)
                .call(over -> over.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : ends.end(tx, over, wait.repeat(), clock.instant()))
                .map(List::size);
    }
}
