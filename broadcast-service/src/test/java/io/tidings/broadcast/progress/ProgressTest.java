package io.tidings.broadcast.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Database;
import io.tidings.broadcast.testing.Kafka;
import io.tidings.broadcast.testing.Sent;
import io.tidings.broadcast.testing.Shop;
import io.tidings.events.MessageState;
import io.tidings.events.MessagesChanged;
import io.tidings.events.MessagesChanged.Change;
import io.tidings.events.ReceiptState;
import io.tidings.events.SendingState;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@BroadcastTest
class ProgressTest {

    private static final MessageState SENT = new MessageState(SendingState.SENT, ReceiptState.NONE);
    private static final MessageState ON_ITS_WAY = new MessageState(SendingState.SENT, ReceiptState.SENT);
    private static final MessageState DELIVERED = new MessageState(SendingState.SENT, ReceiptState.DELIVERED);
    private static final MessageState READ = new MessageState(SendingState.SENT, ReceiptState.READ);
    private static final MessageState RECEIPT_FAILED = new MessageState(SendingState.SENT, ReceiptState.FAILED);

    private static Change[] walk(UUID message, MessageState... states) {
        List<Change> changes = new ArrayList<>();
        changes.add(Sent.change(message, states[0], states[0]));
        for (int i = 1; i < states.length; i++) {
            changes.add(Sent.change(message, states[i - 1], states[i]));
        }
        return changes.toArray(Change[]::new);
    }

    @Test
    void countsEveryOutcomeAndCompletes() {
        Sent sent = Shop.open().sent(6);
        List<UUID> all = sent.recipients();
        assertThat(sent.state()).isEqualTo("in_queue");
        sent.tell(walk(all.get(0), MessageState.QUEUED, SENT, ON_ITS_WAY, DELIVERED, READ));
        await().until(() -> sent.state().equals("sending"));
        sent.tell(walk(all.get(1), MessageState.QUEUED, SENT, DELIVERED));
        sent.tell(walk(all.get(2), MessageState.QUEUED, SENT, RECEIPT_FAILED));
        sent.tell(all.subList(3, 4), SendingState.QUEUED, SendingState.FAILED);
        sent.tell(all.subList(4, 5), SendingState.QUEUED, SendingState.SUPPRESSED);
        sent.tell(all.subList(5, 6), SendingState.QUEUED, SendingState.UNKNOWN);
        await().until(() -> sent.state().equals("completed"));
        sent.shop
                .call()
                .get("/api/v1/broadcasts/" + sent.id)
                .then()
                .body("data.sent", equalTo(2))
                .body("data.delivered", equalTo(2))
                .body("data.read", equalTo(1))
                .body("data.failed", equalTo(2))
                .body("data.suppressed", equalTo(1))
                .body("data.unknown", equalTo(1))
                .body("data.cancelled", equalTo(0))
                .body("data.expired", equalTo(0))
                .body("data.queued", equalTo(0))
                .body("data.cost", equalTo(1))
                .body("data.status", equalTo("completed"))
                .body("data.in_queue", equalTo(false));

        sent.tell(Sent.change(
                all.get(5),
                new MessageState(SendingState.UNKNOWN, ReceiptState.NONE),
                new MessageState(SendingState.SENT, ReceiptState.DELIVERED)));
        await().until(() -> sent.count("unknown") == 0);
        assertThat(sent.count("delivered")).isEqualTo(3);
        assertThat(sent.state()).isEqualTo("completed");
    }

    @Test
    void appliesAnEventThatComesTwiceOnce() {
        Sent sent = Shop.open().sent(2);
        List<UUID> all = sent.recipients();
        UUID id = UUID.randomUUID();
        // back and forth: told again, the first step would seem to be a new one
        MessagesChanged backAndForth = new MessagesChanged(
                sent.shop.workspace,
                sent.uuid,
                sent.shop.device,
                List.of(walk(
                        all.getFirst(),
                        MessageState.QUEUED,
                        new MessageState(SendingState.UNKNOWN, ReceiptState.NONE))));
        Kafka.tell(id, sent.uuid.toString(), backAndForth);
        await().until(() -> sent.count("unknown") == 1);
        sent.tell(Sent.change(
                all.getFirst(), new MessageState(SendingState.UNKNOWN, ReceiptState.NONE), MessageState.QUEUED));
        await().until(() -> sent.count("unknown") == 0);

        Kafka.tell(id, sent.uuid.toString(), backAndForth);
        sent.tell(all.subList(1, 2), SendingState.QUEUED, SendingState.SENT);
        await().until(() -> sent.count("sent") == 1);
        assertThat(sent.count("unknown")).isZero();
        assertThat(sent.count("reported")).isEqualTo(1);
    }

    @Test
    void leavesMessagesOfNoBroadcastAlone() {
        Sent sent = Shop.open().sent(1);
        UUID single = UUID.randomUUID();
        Kafka.tell(
                single.toString(),
                new MessagesChanged(
                        sent.shop.workspace, null, sent.shop.device, List.of(walk(single, MessageState.QUEUED, SENT))));
        Kafka.tell(
                sent.uuid.toString(),
                new MessagesChanged(
                        sent.shop.workspace,
                        UUID.randomUUID(),
                        sent.shop.device,
                        List.of(walk(single, MessageState.QUEUED, SENT))));
        sent.tell(sent.recipients(), SendingState.QUEUED, SendingState.SENT);
        await().until(() -> sent.count("sent") == 1);
    }

    @Test
    void keepsCountsThatTheRecipientsAddUpTo() {
        Sent sent = Shop.open().sent(300);
        List<UUID> all = sent.recipients();
        sent.tell(all, SendingState.QUEUED, SendingState.SENT);
        sent.tell(all.subList(0, 200).stream()
                .map(message -> Sent.change(message, SENT, DELIVERED))
                .toArray(Change[]::new));
        sent.tell(all.subList(0, 100).stream()
                .map(message -> Sent.change(message, DELIVERED, READ))
                .toArray(Change[]::new));
        await().until(() -> sent.count("read") == 100);
        assertThat(Database.asWorker().number("""
                                SELECT count(*) FROM broadcast b, LATERAL (
                                    SELECT count(*) FILTER (WHERE sending = 'sent') AS sent,
                                        count(*) FILTER (WHERE receipt IN ('delivered', 'read')) AS delivered,
                                        count(*) FILTER (WHERE receipt = 'read') AS read, sum(cost) AS cost
                                    FROM recipient WHERE broadcast = b.uuid) r
                                WHERE b.uuid = ? AND r.sent = b.sent AND r.delivered = b.delivered
                                    AND r.read = b.read AND r.cost = b.cost AND b.reported = 300""", sent.uuid)).isEqualTo(1);
    }
}
