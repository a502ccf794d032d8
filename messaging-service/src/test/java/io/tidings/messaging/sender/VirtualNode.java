package io.tidings.messaging.sender;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tidings.events.Lane;
import io.tidings.messaging.channel.OneChannel;
import io.tidings.messaging.device.Device;
import io.tidings.messaging.device.StandInDevices;
import io.tidings.messaging.hold.StandInHolds;
import io.tidings.messaging.hold.StandInStops;
import io.tidings.messaging.loop.ManualLoop;
import io.tidings.messaging.queue.StandInExpiring;
import io.tidings.messaging.queue.StandInQueue;
import io.tidings.messaging.sender.VirtualStore.Row;
import io.tidings.messaging.settlement.StandInOrphans;
import io.tidings.messaging.shard.Lease;
import io.tidings.messaging.shard.Renewal;
import io.tidings.platform.id.Uuid7s;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One process with its real sender, a store, a provider and a clock, all in virtual time. */
final class VirtualNode {

    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration RENEWAL = Duration.ofSeconds(1);
    private static final Duration MARGIN = Duration.ofMillis(500);

    static final SenderConfig DEFAULTS = new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(SenderConfig.class)
            .build()
            .getConfigMapping(SenderConfig.class);

    final ManualLoop time = new ManualLoop();
    final VirtualStore store;
    final VirtualProvider provider;
    final SenderConfig config = DEFAULTS;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ManualLoop process = new ManualLoop();
    private final Map<Integer, Lease> leases = new HashMap<>();
    private final StandInDevices known;
    private final Sender sender;
    private Duration stopped = Duration.ZERO;

    VirtualNode(List<Device> devices, Random random) {
        store = new VirtualStore(time, random);
        provider = new VirtualProvider(process, time, store, random);
        StandInQueue queue = store.queue();
        ResultBuffer results = new ResultBuffer(process, store.results(), config, metrics);
        Dispatcher dispatcher = new Dispatcher(
                process, OneChannel.of(provider), results, new RetryPolicy(config), new StandInStops(), metrics);
        StandInHolds holds = new StandInHolds();
        Uuid7s ids = new Uuid7s(process::now);
        Claims claims = new Claims(process, config, queue, dispatcher, results, ids, holds, metrics);
        Validity validity = new Validity(process, new StandInExpiring(), results, config);
        known = new StandInDevices(devices);
        sender = new Sender(process, config, queue, known, new StandInOrphans(), claims, holds, validity, metrics);
        sender.start();
        Set<Integer> shards = devices.stream().map(Device::shard).collect(Collectors.toSet());
        process.run(() -> keep(shards));
    }

    /** The device is changed, and the sender hears of it. */
    void change(Device device) {
        known.change(device);
        sender.changed(device.id(), device.shard());
    }

    static Device device(int shard, int rate) {
        return device(UUID.randomUUID(), shard, rate, "active");
    }

    static Device device(UUID id, int shard, int rate, String status) {
        return device(id, shard, rate, status, "virtual");
    }

    static Device device(int shard, int rate, String channel) {
        return device(UUID.randomUUID(), shard, rate, "active", channel);
    }

    private static Device device(UUID id, int shard, int rate, String status, String channel) {
        return new Device(
                id,
                1,
                new UUID(0, 1),
                new UUID(0, 2),
                channel,
                "Sender",
                "213555000001",
                "p",
                URI.create("http://localhost:1"),
                "v23.0",
                rate,
                shard,
                status);
    }

    /** A message is stored; the sender hears of it, or not. */
    Row arrive(Device device, Lane lane, String to, Duration validity, boolean told) {
        Row row = store.add(device.id(), device.shard(), lane, to, validity);
        if (told) {
            sender.arrived(device.shard(), device.id(), lane, row.waiting.place());
        }
        return row;
    }

    /** The process stands still for so long from now on. */
    void stop(Duration by) {
        stopped = stopped.plus(by);
    }

    /** Lets time pass. */
    void pass(Duration by) {
        for (long left = by.toMillis(); left > 0; left--) {
            time.advance(TICK);
            if (stopped.isZero()) {
                process.advance(TICK);
            } else {
                stopped = stopped.minus(TICK);
                process.stall(TICK);
            }
        }
    }

    private void keep(Set<Integer> shards) {
        for (int shard : shards) {
            Lease lease = leases.get(shard);
            if (lease == null) {
                take(shard);
            } else {
                renew(lease);
            }
        }
        process.after(RENEWAL, () -> keep(shards));
    }

    private void renew(Lease lease) {
        long asked = process.nanos();
        store.renew(lease.shard(), lease.epoch())
                .emitOn(process::run)
                .subscribe()
                .with(
                        renewed -> {
                            if (renewed) {
                                Renewal.extend(lease, end(asked));
                            } else if (leases.remove(lease.shard(), lease)) {
                                Renewal.end(lease, process.nanos());
                                sender.lost(List.of(lease));
                            }
                        },
                        e -> {});
    }

    private void take(int shard) {
        long asked = process.nanos();
        store.take(shard)
                .emitOn(process::run)
                .subscribe()
                .with(
                        epoch -> {
                            if (epoch > 0 && !leases.containsKey(shard)) {
                                Lease lease = new Lease(shard, epoch, end(asked));
                                leases.put(shard, lease);
                                sender.taken(List.of(lease));
                            }
                        },
                        e -> {});
    }

    private static long end(long asked) {
        return asked + VirtualStore.LEASE.minus(MARGIN).toNanos();
    }
}
