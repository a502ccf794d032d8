package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A process is killed in the middle of a broadcast to 2,000 recipients and comes back: each recipient is received once,
 * but for those honestly unknown, none is lost, and the credit is exact.
 */
class KillIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int RECIPIENTS = 2_000;
    /** What a device can have claimed ahead: 250 ms at 80 a second, and the calls under way. */
    private static final int HORIZON = 40;

    private final Suite suite = Suite.running();
    private final Api api = suite.demo();

    @BeforeEach
    void emptySandbox() {
        await().atMost(PATIENCE).until(suite::isHealthy);
        await().atMost(PATIENCE).until(() -> Campaign.nothingUnderWay(api));
        suite.sandbox().reset();
    }

    @Test
    void messagingServiceKilled() {
        survives(0, 30, () -> {
            suite.kill("messaging");
            suite.restart("messaging");
        });
    }

    @Test
    void broadcastServiceKilledWhileItPlans() {
        long pid = suite.pid("broadcast");
        // planning takes a tenth of a second, so there is no time to start a program that kills
        survives(1, 31, 0, () -> {
            suite.killNow(pid);
            suite.restart("broadcast");
        });
    }

    @Test
    void billingServiceKilled() {
        survives(2, 32, () -> {
            suite.kill("billing");
            suite.restart("billing");
        });
    }

    @Test
    void kafkaKilled() {
        survives(3, 33, () -> {
            suite.kill("kafka");
            suite.restart("kafka");
        });
    }

    @Test
    void postgresKilled() {
        survives(4, 34, () -> {
            suite.kill("postgres");
            await().atMost(PATIENCE).until(suite::isHealthy);
        });
    }

    private void survives(int sender, int area, Runnable disaster) {
        survives(sender, area, 300, disaster);
    }

    private void survives(int sender, int area, int receivedBefore, Runnable disaster) {
        BigDecimal before = Money.credit(api);
        Campaign campaign = Campaign.send(api, sender, "Kill " + area, Campaign.phones(area, RECIPIENTS));
        if (receivedBefore > 0) {
            await().atMost(PATIENCE).until(() -> suite.sandbox().stats().received() >= receivedBefore);
        }
        assertThat(suite.sandbox().stats().received()).as("the middle").isLessThan(RECIPIENTS);
        disaster.run();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    Campaign.Counts counts = campaign.counts();
                    assertThat(counts.status()).isEqualTo("completed");
                    assertThat((long) counts.delivered())
                            .as("%s", counts)
                            .isEqualTo(suite.sandbox().stats().distinct());
                });
        Campaign.Counts end = campaign.counts();
        Sandbox.Stats received = suite.sandbox().stats();
        assertThat(received.duplicates()).isZero();
        assertThat(received.distinct() + end.unknown()).as("none lost: %s", end).isEqualTo(RECIPIENTS);
        assertThat(end.unknown()).isLessThanOrEqualTo(HORIZON);
        assertThat(end.failed()).isZero();
        BigDecimal charged = Campaign.PRICE.multiply(new BigDecimal(received.distinct()));
        BigDecimal reserved = Campaign.PRICE.multiply(new BigDecimal(end.unknown()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(campaign.counts().cost()).isEqualByComparingTo(charged));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Money.credit(api))
                        .isEqualByComparingTo(before.subtract(charged).subtract(reserved)));
        Money.assertLedgerBalances(suite);
    }
}
