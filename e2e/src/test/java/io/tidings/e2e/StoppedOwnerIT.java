package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An owner is stopped for longer than its lease while another process takes its shards; woken up, it begins nothing of
 * what it had claimed.
 */
class StoppedOwnerIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int SENDERS = 8;
    private static final int RECIPIENTS = 900;

    private final Suite suite = Suite.running();
    private final Api api = suite.demo();
    private final Shards shards = new Shards(suite);

    @BeforeEach
    void secondSender() {
        suite.startSecondSender();
        await().atMost(PATIENCE).until(() -> shards.ownedBy(8094, 8094) > 0 && shards.ownedBy(8084, 8094) > 0);
        await().atMost(PATIENCE).until(() -> Campaign.nothingUnderWay(api));
        suite.sandbox().reset();
    }

    @AfterEach
    void endSecondSender() {
        suite.signal("CONT", "messaging");
        suite.kill("sender2");
        await().atMost(PATIENCE).until(() -> shards.ownedBy(8084, 8084) == Shards.ALL);
    }

    @Test
    void beginsNothingAfterItsLease() {
        List<Campaign> campaigns = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            campaigns.add(Campaign.send(api, sender, "Stop " + sender, Campaign.phones(40 + sender, RECIPIENTS)));
        }
        await().atMost(PATIENCE).until(() -> suite.sandbox().stats().received() > 500);
        suite.signal("STOP", "messaging");
        await().atMost(PATIENCE).until(() -> shards.ownedBy(8094, 8094) == Shards.ALL);
        assertThat(suite.sandbox().stats().received()).as("the middle").isLessThan((long) SENDERS * RECIPIENTS);
        suite.signal("CONT", "messaging");
        await().atMost(PATIENCE).until(() -> suite.metric(8084, "tidings_sender_not_begun_messages_total") > 0);
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            List<Campaign.Counts> counts =
                    campaigns.stream().map(Campaign::counts).toList();
            assertThat(counts).extracting(Campaign.Counts::status).containsOnly("completed");
            assertThat((long)
                            counts.stream().mapToInt(Campaign.Counts::delivered).sum())
                    .isEqualTo(suite.sandbox().stats().distinct());
        });
        int unknown = campaigns.stream().mapToInt(c -> c.counts().unknown()).sum();
        assertThat(suite.sandbox().stats().duplicates()).isZero();
        assertThat(suite.sandbox().stats().distinct() + unknown).isEqualTo((long) SENDERS * RECIPIENTS);
        Money.assertLedgerBalances(suite);
    }
}
