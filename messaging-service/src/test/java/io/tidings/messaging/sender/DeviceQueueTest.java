package io.tidings.messaging.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tidings.events.Address;
import io.tidings.events.Lane;
import io.tidings.events.SmsContent;
import io.tidings.messaging.device.Device;
import io.tidings.messaging.queue.Waiting;
import io.tidings.messaging.shard.Lease;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeviceQueueTest {

    private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");
    private static final UUID PAUSED = UUID.randomUUID();
    private static final UUID RUNNING = UUID.randomUUID();

    private final Set<UUID> held = new HashSet<>(Set.of(PAUSED));
    private final UUID id = UUID.randomUUID();
    private final DeviceQueue queue = new DeviceQueue(
            device(),
            new Lease(1, 1, Long.MAX_VALUE),
            new Gcra(10, 1, 0),
            new Gcra(10, 1, 0),
            new Breaker(config(), RandomGenerator.of("L64X128MixRandom")),
            10,
            message -> held.contains(message.broadcast()));

    @Test
    void whatIsHeldTakesNoSlotOfTheDevice() {
        add(0, 100, PAUSED);
        add(100, 5, RUNNING);
        for (int slot = 0; slot < 5; slot++) {
            long at = slot * 100_000_000L;
            assertThat(queue.nextSlot(0)).isEqualTo(at);
            assertThat(queue.poll(at, NOW)).extracting(Waiting::broadcast).isEqualTo(RUNNING);
        }
    }

    @Test
    void whatIsHeldLeavesMemoryAndIsReadAgain() {
        add(0, 10, PAUSED);
        assertThat(queue.poll(0, NOW)).isNull();
        assertThat(queue.lane(Lane.BULK).hasReady()).isFalse();
        assertThat(queue.isQuiet()).isTrue();
        held.clear();
        queue.rewind();
        add(0, 10, PAUSED);
        assertThat(queue.poll(0, NOW)).extracting(Waiting::place).isEqualTo(1L);
    }

    private void add(int first, int count, UUID broadcast) {
        List<Waiting> found = IntStream.range(first, first + count)
                .mapToObj(n -> message(n, broadcast))
                .toList();
        queue.lane(Lane.BULK).add(found, 200, NOW);
    }

    private Waiting message(int n, UUID broadcast) {
        return new Waiting(
                new UUID(7, n),
                id,
                broadcast,
                id,
                1,
                Lane.BULK,
                n + 1,
                Address.phone("21355100" + (1000 + n)),
                new SmsContent("hello"),
                Map.of(),
                NOW,
                NOW.plusSeconds(60),
                0,
                0);
    }

    private static SenderConfig.Breaker config() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 500, new DurationConverter())
                .withMapping(SenderConfig.class)
                .build()
                .getConfigMapping(SenderConfig.class)
                .breaker();
    }

    private Device device() {
        return new Device(
                id,
                1,
                id,
                id,
                "cloud-api",
                "Sender",
                "213555",
                "p1",
                URI.create("http://localhost"),
                "v23.0",
                10,
                1,
                "active");
    }
}
