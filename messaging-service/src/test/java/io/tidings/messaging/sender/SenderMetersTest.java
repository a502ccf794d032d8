package io.tidings.messaging.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.events.Lane;
import io.tidings.messaging.device.Device;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What a sender tells of itself, in virtual time. */
class SenderMetersTest {

    private final Device one = VirtualNode.device(0, 80, "virtual");
    private final Device other = VirtualNode.device(1, 80, "other");
    private final VirtualNode node = new VirtualNode(List.of(one, other), new Random(1));

    @Test
    void claimsAreCountedByTheChannelOfTheirMessages() {
        node.provider.beKind();
        send(one, 3);
        send(other, 2);
        // nobody sends for the other channel: its messages are claimed again later
        passUntil(() -> node.store.rows.values().stream().allMatch(row -> row.waiting.tries() == 1));
        assertThat(claimed("virtual")).isEqualTo(3);
        assertThat(claimed("other")).isEqualTo(2);
    }

    @Test
    void latenessIsToldByChannel() {
        node.provider.beKind();
        send(one, 3);
        node.pass(Duration.ofSeconds(2));
        assertThat(node.metrics
                        .get("tidings_sender_lateness")
                        .tag("channel", "virtual")
                        .timer()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void resultsThatTheStoreDoesNotTakeAreSeenToWaitHoweverFew() {
        node.provider.beKind();
        node.store.takeNoResults(true);
        send(one, 3);
        node.pass(Duration.ofSeconds(20));
        assertThat(gauge("tidings_sender_results_waiting")).isEqualTo(3);
        assertThat(gauge("tidings_sender_results_oldest_age_seconds")).isBetween(15.0, 20.0);
        node.store.takeNoResults(false);
        node.pass(Duration.ofSeconds(5));
        assertThat(gauge("tidings_sender_results_waiting")).isZero();
        assertThat(gauge("tidings_sender_results_oldest_age_seconds")).isZero();
    }

    private void send(Device device, int messages) {
        for (int i = 0; i < messages; i++) {
            node.arrive(device, Lane.BULK, "21355" + i, Duration.ofHours(1), true);
        }
    }

    private void passUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            node.pass(Duration.ofMillis(1));
        }
    }

    private double claimed(String channel) {
        return node.metrics
                .get("tidings_sender_claim_messages")
                .tag("channel", channel)
                .summary()
                .totalAmount();
    }

    private double gauge(String name) {
        return node.metrics.get(name).gauge().value();
    }
}
