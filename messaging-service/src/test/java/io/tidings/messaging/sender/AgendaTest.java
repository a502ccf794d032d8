package io.tidings.messaging.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.tidings.events.Address;
import io.tidings.events.Lane;
import io.tidings.events.TextContent;
import io.tidings.messaging.device.Device;
import io.tidings.messaging.queue.Waiting;
import io.tidings.messaging.shard.Lease;
import io.tidings.platform.id.Uuid7s;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");
    private static final long SECOND = 1_000_000_000L;

    private final SenderConfig config = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(SenderConfig.class)
            .build()
            .getConfigMapping(SenderConfig.class);
    private final Device device = new Device(
            UUID.randomUUID(),
            1,
            UUID.randomUUID(),
            UUID.randomUUID(),
            "cloud-api",
            "Sender",
            "213555000001",
            "1",
            URI.create("http://localhost:1"),
            "v23.0",
            40,
            3,
            "active");
    private final DeviceQueue queue = new DeviceQueue(
            device,
            new Lease(3, 1, Long.MAX_VALUE),
            new Gcra(40, 1, 0),
            new Gcra(40, 1, 0),
            new Breaker(config.breaker(), RandomGenerator.of("L64X128MixRandom")),
            config.bulkShare(),
            message -> false);
    private int place;

    @Test
    void codeUsesTheNextSlotOfBulkThatIsClaimedAndNotBegun() {
        waiting(Lane.BULK, 100);
        List<Claimed> bulk = claim(0, false);
        assertThat(bulk).hasSize(11);
        begin();
        waiting(Lane.OTP, 1);
        List<Claimed> code = claim(0, true);
        assertThat(code).hasSize(1);
        assertThat(begin().message().lane()).isEqualTo(Lane.OTP);
        assertThat(begin().message().place()).isEqualTo(2);
    }

    @Test
    void noMoreCodesAreClaimedThanThereIsBulkToPass() {
        waiting(Lane.BULK, 100);
        assertThat(claim(0, false)).hasSize(11);
        waiting(Lane.OTP, 50);
        assertThat(claim(0, true)).hasSize(11);
        assertThat(claim(0, true)).isEmpty();
    }

    @Test
    void codesPassTransactionalMessagesToo() {
        waiting(Lane.TRANSACTIONAL, 3);
        claim(0, false);
        waiting(Lane.OTP, 1);
        claim(0, false);
        assertThat(begin().message().lane()).isEqualTo(Lane.OTP);
        assertThat(begin().message().lane()).isEqualTo(Lane.TRANSACTIONAL);
    }

    @Test
    void bulkKeepsItsShareOfTheSlots() {
        Agenda agenda = new Agenda(10);
        for (int i = 0; i < 30; i++) {
            agenda.add(claimed(Lane.BULK));
            agenda.add(claimed(Lane.OTP));
        }
        List<Lane> first = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            first.add(agenda.next().message().lane());
        }
        assertThat(first.stream().filter(lane -> lane == Lane.BULK)).hasSize(2);
        assertThat(first.getFirst()).isEqualTo(Lane.OTP);
    }

    private List<Claimed> claim(long now, boolean onlyUrgent) {
        Choice choice = new Choice(now, NOW, config, new Uuid7s(InstantSource.fixed(NOW)), (q, message) -> {});
        if (onlyUrgent) {
            choice.addUrgent(queue);
        } else {
            choice.add(queue);
        }
        choice.chosen().forEach(queue.agenda()::add);
        return choice.chosen();
    }

    private Claimed begin() {
        return queue.agenda().next();
    }

    private void waiting(Lane lane, int count) {
        List<Waiting> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(message(lane));
        }
        queue.lane(lane).add(messages, 200, NOW);
    }

    private Claimed claimed(Lane lane) {
        return new Claimed(queue, message(lane), UUID.randomUUID(), SECOND);
    }

    private Waiting message(Lane lane) {
        place++;
        return new Waiting(
                new UUID(place, 1),
                device.workspace(),
                null,
                device.id(),
                3,
                lane,
                place,
                Address.phone("2135550" + place),
                new TextContent("hello"),
                Map.of(),
                NOW,
                NOW.plusSeconds(60),
                0,
                0);
    }
}
