package io.tidings.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidings.events.CredentialsChanged;
import io.tidings.events.Topic;
import io.tidings.platform.OnTheStack;
import io.tidings.platform.store.Transactions;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@OnTheStack
class TopicTailTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    KafkaSettings kafka;

    @Inject
    Topics topics;

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Test
    void everyReaderGetsWhatIsWrittenWhileItLooks() {
        topics.ensure(Set.of(Topic.CREDENTIAL));
        Seen first = new Seen();
        Seen second = new Seen();
        try (TopicTail one = new TopicTail(kafka.admin(), Topic.CREDENTIAL, first)) {
            await().atMost(SOON).until(() -> first.looking.contains(true));
            UUID between = tell();
            await().atMost(SOON).until(() -> first.has(between));
            try (TopicTail other = new TopicTail(kafka.admin(), Topic.CREDENTIAL, second)) {
                await().atMost(SOON).until(() -> second.looking.contains(true));
                UUID after = tell();

                await().atMost(SOON).until(() -> first.has(after) && second.has(after));
                assertThat(second.has(between)).isFalse();
                assertThat(one).isNotSameAs(other);
            }
        }
    }

    @Test
    void goesOnBehindAListenerThatFails() {
        topics.ensure(Set.of(Topic.CREDENTIAL));
        Seen seen = new Seen();
        seen.failing = true;
        try (TopicTail tail = new TopicTail(kafka.admin(), Topic.CREDENTIAL, seen)) {
            await().atMost(SOON).until(() -> seen.looking.contains(true));
            tell();
            await().atMost(SOON).until(() -> seen.looking.contains(false));

            seen.failing = false;
            await().atMost(SOON).until(() -> seen.looking.getLast());
            UUID after = tell();
            await().atMost(SOON).until(() -> seen.has(after));
            assertThat(seen.looking).as("%s", tail).contains(true, false);
        }
    }

    @Test
    void tellsThatKafkaIsAway() {
        Seen seen = new Seen();
        try (TopicTail tail = new TopicTail(Map.of("bootstrap.servers", "localhost:1"), Topic.CREDENTIAL, seen)) {
            await().atMost(SOON).until(() -> seen.looking.contains(false));
            assertThat(seen.looking).as("%s", tail).containsOnly(false);
        }
    }

    private UUID tell() {
        UUID credential = UUID.randomUUID();
        UUID workspace = UUID.randomUUID();
        var event = new OutgoingEvent(
                workspace.toString(), null, workspace, new CredentialsChanged(workspace, null, credential));
        transactions
                .inWorkspace(workspace, tx -> outbox.append(tx, List.of(event)))
                .await()
                .atMost(SOON);
        return credential;
    }

    private static final class Seen implements TopicTail.Listener {
        private final List<UUID> credentials = new CopyOnWriteArrayList<>();
        private final List<Boolean> looking = new CopyOnWriteArrayList<>();

        private volatile boolean failing;

        @Override
        public void received(ReceivedEvent event) {
            if (failing) {
                throw new UnsupportedOperationException("on purpose");
            }
            credentials.add(((CredentialsChanged) event.event()).credential());
        }

        @Override
        public void looking(boolean is) {
            looking.add(is);
        }

        boolean has(UUID credential) {
            return credentials.contains(credential);
        }
    }
}
