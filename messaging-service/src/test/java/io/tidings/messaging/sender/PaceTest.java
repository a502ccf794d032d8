package io.tidings.messaging.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.events.Lane;
import io.tidings.messaging.device.Device;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What random days found of a device's pace. */
class PaceTest {

    @Test
    void stopOfTheProcessCostsLittleMoreThanItsTime() {
        Device device = VirtualNode.device(0, 288);
        VirtualNode node = node(device, 288 * 8);
        node.time.after(Duration.ofSeconds(2), () -> node.stop(Duration.ofMillis(343)));
        node.pass(Duration.ofSeconds(7));
        assertThat(node.provider.begun.get(device.id()).stream().filter(at -> at > 3_000_000_000L))
                .hasSizeGreaterThan((int) (0.95 * 288 * 4));
    }

    @Test
    void slowDeviceHasNoSecondBurstWhenItComesToAnotherOwner() {
        Device device = VirtualNode.device(0, 1);
        VirtualNode node = node(device, 20);
        node.pass(Duration.ofSeconds(4));
        int before = node.provider.begun.get(device.id()).size();
        node.store.release(0);
        node.store.takeNow(0, Duration.ZERO);
        node.pass(Duration.ofSeconds(3));
        assertThat(node.provider.begun.get(device.id())).hasSizeBetween(before + 1, before + 3);
    }

    @Test
    void changedRateHoldsFromThenOn() {
        Device device = VirtualNode.device(0, 80);
        VirtualNode node = node(device, 80 * 10);
        node.pass(Duration.ofSeconds(2));
        int before = node.provider.begun.get(device.id()).size();
        node.change(VirtualNode.device(device.id(), 0, 5, "active"));
        node.pass(Duration.ofSeconds(4));
        assertThat(node.provider.begun.get(device.id()))
                .hasSizeBetween(before + 4 * 4, before + 5 * 4 + node.config.burst());
    }

    @Test
    void removedDeviceBeginsNothingAfterWhatWasClaimed() {
        Device device = VirtualNode.device(0, 80);
        VirtualNode node = node(device, 80 * 10);
        node.pass(Duration.ofSeconds(2));
        node.change(VirtualNode.device(device.id(), 0, 80, "removed"));
        node.pass(Duration.ofMillis(500));
        int before = node.provider.begun.get(device.id()).size();
        node.pass(Duration.ofSeconds(40));
        assertThat(node.provider.begun.get(device.id())).hasSize(before);
        node.change(device);
        node.pass(Duration.ofSeconds(2));
        assertThat(node.provider.begun.get(device.id())).hasSizeGreaterThan(before);
    }

    private static VirtualNode node(Device device, int messages) {
        VirtualNode node = new VirtualNode(List.of(device), new Random(1));
        node.provider.beKind();
        for (int i = 0; i < messages; i++) {
            node.arrive(device, Lane.BULK, "21355" + i, Duration.ofHours(1), true);
        }
        return node;
    }
}
