package io.tidings.messaging.shard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.smallrye.mutiny.Uni;
import io.tidings.messaging.loop.Loop;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes, keeps and leaves shards. Everything here runs on the loop. A lease's end is reckoned from before the request
 * that renewed it was sent, on the monotonic clock, so that a process that was stopped finds it over.
 */
@ApplicationScoped
public class Ownership {

    private static final Logger LOG = Logger.getLogger(Ownership.class);

    private final Loop loop;
    private final ShardStore store;
    private final ShardConfig config;
    private final Transactions transactions;
    private final ShardListener listener;
    private final String address;
    private final String owner;

    private final Map<Integer, Lease> owned = new HashMap<>();
    private final Set<Integer> leaving = new TreeSet<>();
    private Set<Integer> proposed = Set.of();
    private final Counter takeOvers;
    private boolean renewing;
    private boolean taking;
    private boolean stopped;

    Ownership(
            Loop loop,
            ShardStore store,
            ShardConfig config,
            Transactions transactions,
            ShardListener listener,
            MeterRegistry metrics,
            @ConfigProperty(name = "tidings.node") String address) {
        this.loop = loop;
        this.store = store;
        this.config = config;
        this.transactions = transactions;
        this.listener = listener;
        this.address = address;
        // an address may be a successor's too: only this process may take its own shards again
        this.owner = address + "/" + UUID.randomUUID();
        this.takeOvers = metrics.counter("tidings_sender_taken_shards");
        metrics.gaugeMapSize("tidings_sender_shards_owned", Tags.empty(), owned);
    }

    /** Starts to keep leases; shards come with {@link #propose}. */
    public void start() {
        loop.run(this::turn);
    }

    /** Kafka assigned these shards to this process, and no others. May be called from any thread. */
    public void propose(Set<Integer> shards) {
        Set<Integer> copy = Set.copyOf(shards);
        loop.run(() -> {
            proposed = copy;
            round();
        });
    }

    /** Leaves all shards: completes when they are drained and released, or the time for it is over. */
    public Uni<Void> stop() {
        return Uni.createFrom()
                .emitter(emitter -> loop.run(() -> {
                    stopped = true;
                    proposed = Set.of();
                    leave(List.copyOf(owned.values()))
                            .onFailure()
                            .recoverWithNull()
                            .subscribe()
                            .with(done -> emitter.complete(null));
                }));
    }

    /** Who sends for the shard; empty while nobody's lease runs. */
    public Uni<Optional<ShardOwner>> owner(int shard) {
        return store.holder(shard)
                .map(found -> found.map(holder ->
                        new ShardOwner(holder.address(), holder.owner().equals(owner))));
    }

    /** The addresses, {@code host:port}, of all other processes that own shards now. */
    public Uni<Set<String>> otherOwners() {
        return store.addressesWithout(owner);
    }

    /** All shards as the store has them, in order. */
    Uni<List<ShardStore.ShardView>> view() {
        return store.view();
    }

    private void turn() {
        round();
        if (!stopped) {
            loop.after(config.renewal(), this::turn);
        }
    }

    /** Renewing never waits for a take-over, which may wait for locks of the last owner. */
    private void round() {
        if (stopped) {
            return;
        }
        if (!renewing) {
            renewing = true;
            renew().subscribe().with(done -> renewing = false, e -> {
                loop.run(() -> renewing = false);
                LOG.warnf("leases could not be renewed: %s", e.toString());
            });
        }
        if (!taking) {
            taking = true;
            takeMissing().subscribe().with(done -> taking = false, e -> {
                loop.run(() -> taking = false);
                LOG.warnf("shards could not be taken: %s", e.toString());
            });
        }
        leaveUnproposed();
    }

    private Uni<Void> renew() {
        if (owned.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Lease> leases = List.copyOf(owned.values());
        long asked = loop.nanos();
        return store.renew(leases, owner, config.lease())
                .emitOn(loop::run)
                .invoke(epochs -> renewed(leases, epochs, asked))
                .replaceWithVoid();
    }

    private void renewed(List<Lease> leases, Map<Integer, Long> epochs, long asked) {
        List<Lease> lost = new ArrayList<>();
        for (Lease lease : leases) {
            if (owned.get(lease.shard()) != lease) {
                // left while its renewal was under way
                continue;
            }
            if (epochs.containsKey(lease.shard())) {
                lease.extendTo(end(asked));
            } else if (owned.remove(lease.shard(), lease)) {
                lost.add(lease);
            }
        }
        forget(lost);
    }

    private void forget(List<Lease> lost) {
        if (lost.isEmpty()) {
            return;
        }
        LOG.infof("lost %d shards to other owners", lost.size());
        lost.forEach(lease -> lease.end(loop.nanos()));
        listener.lost(lost);
    }

    private Uni<Void> takeMissing() {
        Set<Integer> missing = new TreeSet<>(proposed);
        missing.removeAll(owned.keySet());
        if (missing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        long asked = loop.nanos();
        return transactions
                .asWorker(tx -> take(tx, missing, asked))
                .emitOn(loop::run)
                .invoke(this::took)
                .replaceWithVoid();
    }

    private Uni<List<Lease>> take(Tx tx, Set<Integer> missing, long asked) {
        return store.take(tx, missing, owner, address, config.lease())
                .map(epochs -> leases(epochs, asked))
                .call(leases -> leases.isEmpty() ? Uni.createFrom().voidItem() : listener.settleOrphans(tx, leases));
    }

    private List<Lease> leases(Map<Integer, Long> epochs, long asked) {
        return epochs.entrySet().stream()
                .map(e -> new Lease(e.getKey(), e.getValue(), end(asked)))
                .toList();
    }

    private void took(List<Lease> leases) {
        if (leases.isEmpty()) {
            return;
        }
        if (stopped) {
            store.release(leases, owner)
                    .subscribe()
                    .with(done -> {}, e -> LOG.warnf("shards could not be released: %s", e.toString()));
            return;
        }
        LOG.infof("took %d shards", leases.size());
        takeOvers.increment(leases.size());
        leases.forEach(lease -> owned.put(lease.shard(), lease));
        listener.taken(leases);
    }

    private void leaveUnproposed() {
        List<Lease> unproposed = owned.values().stream()
                .filter(lease -> !proposed.contains(lease.shard()))
                .filter(lease -> leaving.add(lease.shard()))
                .toList();
        leave(unproposed)
                .subscribe()
                .with(done -> {}, e -> LOG.warnf("shards could not be released: %s", e.toString()));
    }

    private Uni<Void> leave(Collection<Lease> leases) {
        if (leases.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return listener.drain(leases)
                .ifNoItem()
                .after(config.drain())
                .recoverWithUni(Uni.createFrom().voidItem())
                .emitOn(loop::run)
                .invoke(() -> left(leases))
                .chain(() -> store.release(leases, owner));
    }

    private void left(Collection<Lease> leases) {
        for (Lease lease : leases) {
            lease.end(loop.nanos());
            owned.remove(lease.shard(), lease);
            leaving.remove(lease.shard());
        }
        listener.lost(leases);
    }

    private long end(long asked) {
        return asked + config.lease().minus(config.margin()).toNanos();
    }
}
