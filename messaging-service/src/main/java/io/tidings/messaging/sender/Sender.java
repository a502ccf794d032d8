package io.tidings.messaging.sender;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.smallrye.mutiny.Uni;
import io.tidings.events.Lane;
import io.tidings.messaging.device.Device;
import io.tidings.messaging.device.DeviceListener;
import io.tidings.messaging.device.Devices;
import io.tidings.messaging.hold.HeldTargets;
import io.tidings.messaging.loop.Loop;
import io.tidings.messaging.queue.QueueListener;
import io.tidings.messaging.queue.QueueStore;
import io.tidings.messaging.queue.Waiting;
import io.tidings.messaging.settlement.Orphans;
import io.tidings.messaging.shard.Lease;
import io.tidings.messaging.shard.ShardListener;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * The devices of the owned shards, and what is in memory of their queues. Reads ahead, lets {@link Claims} claim, and
 * gives everything up with the shard.
 */
@ApplicationScoped
public class Sender implements ShardListener, QueueListener, DeviceListener {

    private static final Logger LOG = Logger.getLogger(Sender.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Loop loop;
    private final SenderConfig config;
    private final QueueStore store;
    private final Devices devices;
    private final Orphans orphans;
    private final Claims claims;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final HeldTargets held;
    private final Validity validity;

    private final Map<Integer, Lease> leases = new HashMap<>();
    private final Map<UUID, DeviceQueue> queues = new HashMap<>();
    private final Set<UUID> loading = new HashSet<>();
    private final Reading reading;

    Sender(
            Loop loop,
            SenderConfig config,
            QueueStore store,
            Devices devices,
            Orphans orphans,
            Claims claims,
            HeldTargets held,
            Validity validity,
            MeterRegistry metrics) {
        this.loop = loop;
        this.config = config;
        this.store = store;
        this.devices = devices;
        this.orphans = orphans;
        this.claims = claims;
        this.held = held;
        this.validity = validity;
        this.reading = new Reading(loop, config, store, queues.values(), claims);
        metrics.gaugeMapSize("tidings_sender_devices", Tags.empty(), queues);
        metrics.gauge("tidings_sender_breakers_open_devices", queues, Sender::open);
    }

    private static double open(Map<UUID, DeviceQueue> queues) {
        return queues.values().stream()
                .filter(queue -> queue.breaker().isOpen())
                .count();
    }

    /** Starts the slow look for what came without a word. */
    public void start() {
        claims.over(queues.values(), reading::read);
        held.watch(lifted -> readAgain());
        loop.run(() -> {
            rescan();
            validity.watch(leases.keySet());
        });
    }

    /** What this process has of its devices now, those with most to send first. */
    Uni<List<DeviceInHand>> inHand() {
        return Uni.createFrom()
                .emitter(emitter -> loop.run(() -> emitter.complete(queues.values().stream()
                        .map(queue -> queue.inHand(loop.nanos()))
                        .sorted(Comparator.comparingInt(DeviceInHand::ready)
                                .reversed()
                                .thenComparing(DeviceInHand::device))
                        .toList())));
    }

    @Override
    public Uni<Void> settleOrphans(Tx tx, Collection<Lease> taken) {
        return orphans.settle(tx, taken);
    }

    @Override
    public void taken(Collection<Lease> taken) {
        taken.forEach(lease -> leases.put(lease.shard(), lease));
        loadShards(taken.stream().map(Lease::shard).toList());
    }

    @Override
    public Uni<Void> drain(Collection<Lease> leaving) {
        List<DeviceQueue> left = of(leaving);
        left.forEach(queue -> queues.remove(queue.device().id()));
        leaving.forEach(lease -> leases.remove(lease.shard(), lease));
        return claims.quiet(left);
    }

    @Override
    public void lost(Collection<Lease> lost) {
        of(lost).forEach(queue -> queues.remove(queue.device().id()));
        lost.forEach(lease -> leases.remove(lease.shard(), lease));
    }

    @Override
    public void arrived(int shard, UUID device, Lane lane, long firstPlace) {
        loop.run(() -> {
            DeviceQueue queue = queues.get(device);
            if (queue != null) {
                queue.lane(lane).arrived(firstPlace);
                reading.read();
            } else if (leases.containsKey(shard)) {
                find(device);
            }
        });
    }

    @Override
    public void changed(UUID device, int shard) {
        loop.run(() -> {
            if (leases.containsKey(shard)) {
                look(() -> devices.byIds(Set.of(device)));
            }
        });
    }

    private List<DeviceQueue> of(Collection<Lease> some) {
        return queues.values().stream()
                .filter(queue -> some.contains(queue.lease()))
                .toList();
    }

    private void find(UUID device) {
        if (loading.add(device)) {
            look(() -> devices.byIds(Set.of(device)));
        }
    }

    private void loadShards(List<Integer> shards) {
        look(() -> devices.ofShards(shards));
    }

    /** Learns what devices are now: new ones are sent for, changed ones as they are, removed ones no longer. */
    private void look(Supplier<Uni<List<Device>>> at) {
        at.get()
                .emitOn(loop::run)
                .subscribe()
                .with(this::found, e -> again("devices could not be read", e, () -> look(at)));
    }

    private void found(List<Device> found) {
        for (Device device : found) {
            loading.remove(device.id());
            Lease lease = leases.get(device.shard());
            if (lease == null || !isActive(device)) {
                queues.remove(device.id());
            } else {
                queues.computeIfAbsent(device.id(), id -> open(device, lease)).update(device, config.headroom());
            }
        }
        reading.read();
    }

    private static boolean isActive(Device device) {
        return device.status().equals("active");
    }

    private DeviceQueue open(Device device, Lease lease) {
        long now = loop.nanos();
        Gcra plan = new Gcra(device.ratePerSecond() * config.headroom(), config.burst(), now);
        Gcra gate = new Gcra(device.ratePerSecond(), config.burst(), now);
        Breaker breaker = new Breaker(config.breaker(), random);
        DeviceQueue queue = new DeviceQueue(device, lease, plan, gate, breaker, config.bulkShare(), this::isHeld);
        // whatever was claimed for it before has begun by then, or never will: the pace goes on without being stored
        queue.restUntil(now + config.horizon().toNanos() + plan.interval());
        return queue;
    }

    private boolean isHeld(Waiting message) {
        return held.covers(message.broadcast(), message.device(), message.workspace());
    }

    /** Something was lifted: which lanes wait for it is known to the store only. */
    private void readAgain() {
        queues.values().forEach(DeviceQueue::rewind);
        reading.read();
    }

    private void rescan() {
        loadShards(new ArrayList<>(leases.keySet()));
        readAgain();
        loop.after(config.rescan(), this::rescan);
    }

    private void again(String what, Throwable reason, Runnable task) {
        LOG.warnf("%s: %s", what, reason.toString());
        loop.run(() -> loop.after(RETRY, task));
    }
}
