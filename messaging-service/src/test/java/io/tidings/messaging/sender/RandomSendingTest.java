package io.tidings.messaging.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.tidings.events.Lane;
import io.tidings.messaging.device.Device;
import io.tidings.messaging.sender.VirtualStore.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The sender as it is, in virtual time, with a store, a provider and an owner that have bad days. */
class RandomSendingTest {

    private static final Logger LOG = Logger.getLogger("io.tidings.messaging.sender");
    private static final int[] RATES = {1, 2, 5, 20, 80, 300};
    private static final Duration CHAOS = Duration.ofSeconds(9);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(20);

    @BeforeContainer
    static void expectFailures() {
        LOG.setLevel(Level.OFF);
    }

    @AfterContainer
    static void reportFailures() {
        LOG.setLevel(null);
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void keepsItsPromisesThroughBadDaysAndForgetsNothing(@ForAll long seed) {
        Random random = new Random(seed);
        List<Device> devices = devices(random);
        VirtualNode node = new VirtualNode(devices, random);
        node.store.behave(random.nextInt(3) * 0.1, false);
        for (Device device : devices) {
            plan(node, device, random);
        }
        disturb(node, devices, random);
        node.pass(CHAOS);
        node.store.behave(0, false);
        node.provider.beKind();
        settle(node);
        devices.forEach(device -> keptTo(device.ratePerSecond(), node.config.burst(), begun(node, device)));
    }

    /** At least 95 % of the rate while work waits. */
    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void usesTheRateWhileWorkWaits(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int rate) {
        Random random = new Random(seed);
        Device device = VirtualNode.device(0, rate);
        VirtualNode node = new VirtualNode(List.of(device), random);
        node.provider.beKind();
        fill(node, device, rate * 12);
        node.pass(Duration.ofSeconds(11));
        keptTo(rate, node.config.burst(), begun(node, device));
        assertThat(between(begun(node, device), 1, 11)).isGreaterThanOrEqualTo((int) Math.floor(0.95 * rate * 10));
    }

    /** A stop of the process costs the time that it stood still, and little more. */
    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void usesTheRateAgainSoonAfterAStop(
            @ForAll long seed,
            @ForAll @IntRange(min = 10, max = 300) int rate,
            @ForAll @IntRange(min = 50, max = 3_500) int stop) {
        Random random = new Random(seed);
        Device device = VirtualNode.device(0, rate);
        VirtualNode node = new VirtualNode(List.of(device), random);
        node.provider.beKind();
        fill(node, device, rate * 12);
        node.time.after(Duration.ofSeconds(2), () -> node.stop(Duration.ofMillis(stop)));
        node.pass(Duration.ofSeconds(11));
        keptTo(rate, node.config.burst(), begun(node, device));
        assertThat(between(begun(node, device), 7, 11)).isGreaterThanOrEqualTo((int) Math.floor(0.95 * rate * 4));
    }

    private static void fill(VirtualNode node, Device device, int messages) {
        for (int i = 0; i < messages; i++) {
            node.arrive(device, Lane.BULK, "21355" + i, Duration.ofHours(1), i == messages - 1);
        }
    }

    private static List<Device> devices(Random random) {
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            devices.add(VirtualNode.device(i % 2, RATES[random.nextInt(RATES.length)]));
        }
        return devices;
    }

    private static void plan(VirtualNode node, Device device, Random random) {
        int messages = 1 + random.nextInt(Math.min(120, device.ratePerSecond() * 8));
        for (int i = 0; i < messages; i++) {
            Lane lane = Lane.values()[random.nextInt(3)];
            String to = "21355" + random.nextInt(1 + messages / 3);
            Duration validity =
                    random.nextInt(10) == 0 ? Duration.ofMillis(500 + random.nextInt(9_000)) : Duration.ofHours(1);
            boolean told = random.nextInt(20) > 0;
            node.time.after(
                    Duration.ofMillis(random.nextInt(6_000)), () -> node.arrive(device, lane, to, validity, told));
        }
    }

    private static void disturb(VirtualNode node, List<Device> devices, Random random) {
        for (int i = random.nextInt(3); i > 0; i--) {
            Duration stop = Duration.ofMillis(20 + random.nextInt(random.nextBoolean() ? 500 : 7_000));
            node.time.after(Duration.ofMillis(random.nextInt(8_000)), () -> node.stop(stop));
        }
        if (random.nextBoolean()) {
            int from = random.nextInt(4_000);
            node.time.after(Duration.ofMillis(from), () -> node.store.behave(0.1, true));
            node.time.after(Duration.ofMillis(from + random.nextInt(7_000)), () -> node.store.behave(0.1, false));
        }
        for (int at = 0; at < 20_000; at += 250) {
            // somebody else takes what is free, for a while
            int shard = devices.get(random.nextInt(devices.size())).shard();
            Duration lease = Duration.ofMillis(random.nextInt(3_000));
            if (random.nextInt(3) == 0) {
                node.time.after(Duration.ofMillis(2_000 + at), () -> node.store.takeNow(shard, lease));
            }
        }
    }

    private static void settle(VirtualNode node) {
        for (Duration passed = Duration.ZERO;
                passed.compareTo(LONG_ENOUGH) < 0 && !waiting(node).isEmpty();
                passed = passed.plusSeconds(1)) {
            node.pass(Duration.ofSeconds(1));
        }
        assertThat(waiting(node)).as("messages that wait for ever").isEmpty();
    }

    private static List<Long> waiting(VirtualNode node) {
        return node.store.rows.values().stream()
                .filter(row -> row.state == State.QUEUED || row.state == State.CLAIMED)
                .map(row -> row.waiting.place())
                .toList();
    }

    private static List<Long> begun(VirtualNode node, Device device) {
        return node.provider.begun.getOrDefault(device.id(), List.of());
    }

    private static long between(List<Long> begun, int from, int to) {
        return begun.stream()
                .filter(at -> at >= from * 1_000_000_000L && at < to * 1_000_000_000L)
                .count();
    }

    /** Over every window at most what the rate and the burst allow. */
    private static void keptTo(int rate, int burst, List<Long> begun) {
        for (int from = 0; from < begun.size(); from++) {
            for (int to = from; to < begun.size(); to++) {
                double allowed = (begun.get(to) - begun.get(from)) / 1e9 * rate + burst + 0.01;
                if (to - from + 1 > allowed) {
                    fail(to - from + 1 + " calls from " + begun.get(from) + " ns to " + begun.get(to) + " ns at " + rate
                            + " a second");
                }
            }
        }
    }
}
