package io.tidings.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.tidings.events.EventType;
import io.tidings.events.Topic;
import io.tidings.platform.OnTheStack;
import io.tidings.platform.Owner;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@OnTheStack
class EventConsumersTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Set<Topic> INBOUND = Set.of(Topic.INBOUND);

    private final Inbounds events = new Inbounds();
    private final List<ReceivedEvent> arrived = new CopyOnWriteArrayList<>();

    @Inject
    EventConsumers consumers;

    @Inject
    EventsConfig config;

    @Inject
    KafkaSettings kafka;

    @Inject
    Topics topics;

    @Inject
    ParkedEvents parked;

    @Inject
    Vertx vertx;

    @Test
    void parksWhatIsNoEventAndGoesOn() {
        topics.ensure(INBOUND);
        send(record("parking", "no event at all".getBytes(StandardCharsets.UTF_8), Map.of()));
        send(record(
                "parking",
                "{\"workspace\":1".getBytes(StandardCharsets.UTF_8),
                attributes(EventType.INBOUND_RECEIVED.typeName())));
        send(record("parking", "{}".getBytes(StandardCharsets.UTF_8), attributes("io.tidings.inbound.invented.v9")));
        send(record("parking", null, Map.of()));
        send(event("parking", "good"));

        consumers.subscribe("parking", INBOUND, this::collect);

        await().atMost(SOON).until(() -> Inbounds.texts(arrived, "parking").equals(List.of("good")));
        assertThat(Owner.number("SELECT count(*) FROM parked_event WHERE consumer = 'parking'"))
                .isEqualTo(2);
        assertThat(Owner.number("SELECT count(*) FROM parked_event WHERE consumer = 'parking'"
                        + " AND reason = 'ce_type is missing' AND payload = 'no event at all'"))
                .isEqualTo(1);
    }

    @Test
    void keepsItsPartitionsWhileTheListenerHangsAndFails() {
        topics.ensure(INBOUND);
        for (int i = 0; i < 20; i++) {
            send(event("stubborn", String.valueOf(i)));
        }
        AtomicInteger attempts = new AtomicInteger();
        AtomicInteger departures = new AtomicInteger();
        AtomicLong begun = new AtomicLong();
        Duration longerThanKafkaWaits = Duration.ofMillis(4_500);

        consumers.subscribe(
                "stubborn",
                INBOUND,
                batch -> {
                    if (events.mine(batch).isEmpty()) {
                        return Uni.createFrom().voidItem();
                    }
                    begun.compareAndSet(0, System.nanoTime());
                    if (attempts.incrementAndGet() == 1) {
                        return Uni.createFrom()
                                .<Void>failure(new IllegalStateException("on purpose, late"))
                                .onFailure()
                                .call(() -> Uni.createFrom()
                                        .voidItem()
                                        .onItem()
                                        .delayIt()
                                        .by(longerThanKafkaWaits));
                    }
                    if (System.nanoTime() - begun.get()
                            < longerThanKafkaWaits.multipliedBy(2).toNanos()) {
                        throw new IllegalStateException("on purpose, at once");
                    }
                    return collect(batch);
                },
                counting(departures));

        await().atMost(SOON).until(() -> arrived.size() >= 20);
        assertThat(Inbounds.texts(arrived, "stubborn")).isEqualTo(Inbounds.numbers(0, 20));
        assertThat(attempts.get()).isGreaterThan(3);
        assertThat(departures).hasValue(0);
    }

    @Test
    void commitsOnlyWhatWasTakenIn() throws Exception {
        topics.ensure(INBOUND);
        send(event("commits", "only"));
        AtomicInteger attempts = new AtomicInteger();
        AtomicInteger allowed = new AtomicInteger();

        consumers.subscribe("commits", INBOUND, batch -> {
            attempts.incrementAndGet();
            if (allowed.get() == 0) {
                return Uni.createFrom().failure(new IllegalStateException("on purpose"));
            }
            return collect(batch);
        });

        await().atMost(SOON).until(() -> attempts.get() > 2);
        try (Admin admin = Admin.create(kafka.admin())) {
            assertThat(committed(admin)).isEmpty();
            allowed.set(1);
            await().atMost(SOON).until(() -> !arrived.isEmpty());
            await().atMost(SOON).until(() -> !committed(admin).isEmpty());
        }
    }

    @Test
    void callsTheListenerOnADuplicatedEventLoopContext() {
        topics.ensure(INBOUND);
        send(event("looped", "x"));
        List<Boolean> right = new CopyOnWriteArrayList<>();

        consumers.subscribe("looped", INBOUND, batch -> {
            right.add(Context.isOnEventLoopThread() && VertxContext.isOnDuplicatedContext());
            return Uni.createFrom().voidItem();
        });

        await().atMost(SOON).until(() -> !right.isEmpty());
        assertThat(right).containsOnly(true);
    }

    @Test
    void sharesPartitionsWithASecondProcessAndTakesThemBack() {
        Set<Integer> first = new ConcurrentSkipListSet<>();
        Set<Integer> second = new ConcurrentSkipListSet<>();
        consumers.subscribe("rebalanced", INBOUND, this::collect, tracking(first));
        await().atMost(SOON).until(() -> first.size() == 8);

        Subscription other = new Subscription("rebalanced", INBOUND, this::collect, tracking(second));
        ConsumerThread process = new ConsumerThread(
                config, kafka, topics, other, () -> new HandOver(other, parked, vertx, new SimpleMeterRegistry()));
        process.start();

        await().atMost(SOON).until(() -> first.size() == 4 && second.size() == 4);
        assertThat(first).doesNotContainAnyElementsOf(second);
        process.stopSoon();
        process.join();
        assertThat(second).isEmpty();
        await().atMost(SOON).until(() -> first.size() == 8);
    }

    @Test
    void isReadyOnceAllConsumersHaveJoined() {
        consumers.subscribe("joining", INBOUND, this::collect);

        await().atMost(SOON).until(() -> consumers.waiting().isEmpty());
        assertThat(new EventsReadiness(consumers).call().getStatus().name()).isEqualTo("UP");
    }

    private Uni<Void> collect(List<ReceivedEvent> batch) {
        arrived.addAll(events.mine(batch));
        return Uni.createFrom().voidItem();
    }

    private static AssignmentListener counting(AtomicInteger departures) {
        return new AssignmentListener() {
            @Override
            public void lost(Topic topic, Set<Integer> partitions) {
                departures.incrementAndGet();
            }
        };
    }

    /** Has partitions until they are lost: others may read them only then. */
    private static AssignmentListener tracking(Set<Integer> mine) {
        return new AssignmentListener() {
            @Override
            public void assigned(Topic topic, Set<Integer> partitions) {
                mine.addAll(partitions);
            }

            @Override
            public void lost(Topic topic, Set<Integer> partitions) {
                mine.removeAll(partitions);
            }
        };
    }

    private static Map<?, ?> committed(Admin admin) throws Exception {
        return admin.listConsumerGroupOffsets("kit-service.commits")
                .partitionsToOffsetAndMetadata()
                .get();
    }

    private ProducerRecord<String, byte[]> event(String key, String text) {
        return record(key, EventJson.write(events.event(text)), attributes(EventType.INBOUND_RECEIVED.typeName()));
    }

    private Map<String, String> attributes(String type) {
        return Map.of("ce_id", UUID.randomUUID().toString(), "ce_type", type, "ce_time", "2026-01-02T03:04:05Z");
    }

    private ProducerRecord<String, byte[]> record(String key, byte @Nullable [] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topic.INBOUND.topicName(), key + events.workspace, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(kafka.producer(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record);
        }
    }
}
