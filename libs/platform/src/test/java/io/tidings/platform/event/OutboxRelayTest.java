package io.tidings.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.tidings.events.TextContent;
import io.tidings.events.Topic;
import io.tidings.events.WorkspaceChanged;
import io.tidings.platform.OnTheStack;
import io.tidings.platform.Owner;
import io.tidings.platform.store.Transactions;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

@OnTheStack
class OutboxRelayTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Inbounds events = new Inbounds();
    private final List<ReceivedEvent> arrived = new CopyOnWriteArrayList<>();

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    Inbox inbox;

    @Inject
    EventConsumers consumers;

    @Inject
    EventsConfig config;

    @Inject
    KafkaSettings kafka;

    @Inject
    Topics topics;

    @Inject
    Vertx vertx;

    @Inject
    MeterRegistry meters;

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Test
    void deliversTheEventsOfAKeyInTheirOrder() {
        listen("ordered");
        for (int i = 0; i < 100; i += 20) {
            append(events.outgoing("a", i, i + 20));
            append(events.outgoing("b", i, i + 20));
            append(events.outgoing("c", i, i + 20));
        }

        await().atMost(SOON).until(() -> arrived.size() >= 300);
        for (String key : List.of("a", "b", "c")) {
            assertThat(Inbounds.texts(arrived, key)).isEqualTo(Inbounds.numbers(0, 100));
        }
        await().atMost(SOON).until(() -> waiting() == 0);
    }

    @Test
    void sendsNothingOfATransactionThatRolledBack() {
        listen("rolled-back");

        assertThatThrownBy(() -> done(transactions.inWorkspace(
                        events.workspace,
                        tx -> outbox.append(tx, List.of(events.outgoing("a", "undone")))
                                .chain(() -> Uni.createFrom().failure(new IllegalStateException("on purpose"))))))
                .hasMessage("on purpose");
        append(List.of(events.outgoing("a", "done")));

        await().atMost(SOON).until(() -> !arrived.isEmpty());
        assertThat(Inbounds.texts(arrived, "a")).containsExactly("done");
    }

    @Test
    void refusesAnEventOfAnotherWorkspace() {
        OutgoingEvent foreign = new OutgoingEvent("a", null, UUID.randomUUID(), events.event("x"));

        assertThatThrownBy(() -> append(List.of(foreign))).hasMessageContaining("row-level security");
    }

    @Test
    void refusesWhatKafkaWouldRefuseForEver() {
        OutgoingEvent nowhere = new OutgoingEvent("a", 8, events.workspace, events.event("x"));
        OutgoingEvent huge = new OutgoingEvent("a", null, events.workspace, events.event("x".repeat(1_000_000)));
        OutgoingEvent none = new OutgoingEvent("a", null, events.workspace, new TextContent("no event"));

        assertThatThrownBy(() -> append(List.of(nowhere))).hasMessageContaining("no partition 8");
        assertThatThrownBy(() -> append(List.of(huge))).hasMessageContaining("too large");
        assertThatThrownBy(() -> append(List.of(none))).hasMessageContaining("no event");
    }

    @Test
    void repeatsWhatWasSentAndNotDeletedAndTheInboxDropsIt() {
        consumers.subscribe("repeated", Set.of(Topic.INBOUND), batch -> {
            arrived.addAll(events.mine(batch));
            return transactions
                    .asWorker(tx ->
                            inbox.firstTimes(tx, "repeated", events.mine(batch)).chain(first -> record(tx, first)))
                    .replaceWithVoid();
        });
        // as if the relay died after the broker's answer, again and again
        Owner.run("""
                CREATE OR REPLACE FUNCTION refuse_delete() RETURNS trigger LANGUAGE plpgsql
                    AS $$ BEGIN RAISE EXCEPTION 'the relay is dead'; END $$;
                CREATE TRIGGER refuse_delete BEFORE DELETE ON outbox EXECUTE FUNCTION refuse_delete();
                """);
        try {
            append(events.outgoing("a", 0, 10));
            await().atMost(SOON).until(() -> arrived.size() >= 20);
            assertThat(waiting()).isEqualTo(10);
        } finally {
            Owner.run("DROP TRIGGER refuse_delete ON outbox");
        }

        await().atMost(SOON).until(() -> waiting() == 0);
        // behind all repeats of its key
        append(List.of(events.outgoing("a", "last")));
        await().atMost(SOON).until(() -> Inbounds.texts(arrived, "a").contains("last"));
        await().atMost(SOON).untilAsserted(() -> assertThat(effects()).isEqualTo(11));
        assertThat(arrived).hasSizeGreaterThan(11);
    }

    @Test
    void keepsWhatKafkaRefusesAndTriesAgain() {
        topics.ensure(Set.of(Topic.WORKSPACE));
        try (Admin admin = Admin.create(kafka.admin());
                var limit = new Refusal(admin)) {
            refused();
            assertThat(waiting()).as("%s", limit).isPositive();
        }

        await().atMost(SOON).until(() -> waiting() == 0);
    }

    @Test
    void nothingOvertakesWhatKafkaRefuses() {
        topics.ensure(Set.of(Topic.WORKSPACE));
        List<String> names = new CopyOnWriteArrayList<>();
        consumers.subscribe("overtaken", Set.of(Topic.WORKSPACE), batch -> {
            names.addAll(namesOfMine(batch));
            return Uni.createFrom().voidItem();
        });
        // a batch of its own, so that the next could be on its way before the answer
        String large = incompressible(100_000);
        try (Admin admin = Admin.create(kafka.admin());
                var limit = new Refusal(admin)) {
            refused();
            Owner.run("DELETE FROM outbox WHERE workspace = '" + events.workspace + "'");
            append(List.of(renamed(large), renamed("next"), renamed("last")));
            double before = failedPasses();
            await().atMost(SOON).until(() -> failedPasses() >= before + 3);
            assertThat(names).as("%s", limit).doesNotContain("next", "last");
        }

        await().atMost(SOON).until(() -> waiting() == 0 && names.contains("last"));
        assertThat(names.stream().distinct().map(name -> name.equals(large) ? "large" : name))
                .filteredOn(name -> name.length() < 10)
                .containsExactly("large", "next", "last");
    }

    /**
     * Has one row refused, and refused again. The broker takes its time to know its limit, and takes rows until then;
     * they come one by one, since the client splits a batch of small ones in vain until its time is up.
     */
    private void refused() {
        double before = failedPasses();
        await().atMost(SOON).until(() -> {
            if (waiting() == 0) {
                append(List.of(renamed(incompressible(3_000))));
            }
            return failedPasses() >= before + 2;
        });
    }

    private List<String> namesOfMine(List<ReceivedEvent> batch) {
        return batch.stream()
                .map(ReceivedEvent::event)
                .map(WorkspaceChanged.class::cast)
                .filter(changed -> changed.workspace().equals(events.workspace))
                .map(WorkspaceChanged::name)
                .toList();
    }

    private static String incompressible(int length) {
        return new Random(1)
                .ints(length, '!', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private OutgoingEvent renamed(String name) {
        WorkspaceChanged event = new WorkspaceChanged(events.workspace, 1, name, "DZ", "Africa/Algiers", false);
        return new OutgoingEvent("w" + events.workspace, null, events.workspace, event);
    }

    @Test
    void sharesTheSlicesWithASecondRelayAndTakesThemBack() {
        listen("shared");
        EventProducer producer = new EventProducer(kafka, topics, "second");
        Relay second = new Relay(
                vertx,
                config,
                worker,
                new SliceLeases(worker, "second", config.lease(), System::nanoTime),
                producer,
                meters);
        second.start();
        await().atMost(SOON).until(() -> slicesOf("= 'second'") == 8 && slicesOf("<> 'second'") == 8);

        append(events.outgoing("a", 0, 60));
        for (int i = 0; i < 60; i++) {
            append(List.of(events.outgoing("k" + i + "-", "x"), events.outgoing("a", String.valueOf(60 + i))));
        }

        await().atMost(SOON).until(() -> arrived.size() >= 180);
        assertThat(arrived)
                .extracting(ReceivedEvent::id)
                .doesNotHaveDuplicates()
                .hasSize(180);
        assertThat(Inbounds.texts(arrived, "a")).isEqualTo(Inbounds.numbers(0, 120));
        done(second.stop());
        producer.close();
        await().atMost(SOON).until(() -> slicesOf("<> 'second'") == 16);
    }

    private void listen(String consumer) {
        consumers.subscribe(consumer, Set.of(Topic.INBOUND), batch -> {
            arrived.addAll(events.mine(batch));
            return Uni.createFrom().voidItem();
        });
    }

    private void append(List<OutgoingEvent> outgoing) {
        done(transactions.inWorkspace(events.workspace, tx -> outbox.append(tx, outgoing)));
    }

    private Uni<Void> record(io.tidings.platform.store.Tx tx, List<ReceivedEvent> first) {
        List<Tuple> rows = first.stream()
                .map(event -> Tuple.of(events.workspace, "effect " + UUID.randomUUID()))
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.connection()
                        .preparedQuery("INSERT INTO thing (workspace, name) VALUES ($1, $2)")
                        .executeBatch(rows)
                        .replaceWithVoid();
    }

    private long waiting() {
        return Owner.number("SELECT count(*) FROM outbox WHERE workspace = '" + events.workspace + "'");
    }

    private double failedPasses() {
        return meters.get("tidings.outbox.failed.passes").counter().count();
    }

    private long effects() {
        return Owner.number("SELECT count(*) FROM thing WHERE workspace = '" + events.workspace + "'");
    }

    private static long slicesOf(String owner) {
        return Owner.number("SELECT count(*) FROM outbox_slice WHERE lease_until > now() AND owner " + owner);
    }

    private static <T> T done(Uni<T> uni) {
        return uni.await().atMost(SOON);
    }

    /** A broker that takes nothing above 1,000 bytes into the topic of workspaces, until this is closed. */
    private record Refusal(Admin admin) implements AutoCloseable {
        private static final ConfigResource TOPIC =
                new ConfigResource(ConfigResource.Type.TOPIC, Topic.WORKSPACE.topicName());

        Refusal {
            limit(admin, "1000", AlterConfigOp.OpType.SET);
        }

        @Override
        public void close() {
            limit(admin, "", AlterConfigOp.OpType.DELETE);
        }

        private static void limit(Admin admin, String bytes, AlterConfigOp.OpType type) {
            AlterConfigOp op = new AlterConfigOp(new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, bytes), type);
            admin.incrementalAlterConfigs(Map.of(TOPIC, List.of(op)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }
}
