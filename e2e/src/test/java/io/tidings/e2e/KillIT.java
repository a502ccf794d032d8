package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/**
 * A process is killed in the middle of a broadcast to 2,000 recipients and comes back: each recipient is received once,
 * but for those honestly unknown, none is lost, and the credit is exact.
 */
class KillIT {

    private static final int RECIPIENTS = 2_000;

    private final Suite suite = Suite.running();
    private final Api api = suite.demo();

    @Test
    void messagingServiceKilled() {
        survives(0, 30, 300, () -> {
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
        survives(2, 32, 300, () -> {
            suite.kill("billing");
            suite.restart("billing");
        });
    }

    @Test
    void kafkaKilled() {
        survives(3, 33, 300, () -> {
            suite.kill("kafka");
            suite.restart("kafka");
        });
    }

    @Test
    void postgresKilled() {
        survives(4, 34, 300, () -> suite.kill("postgres"));
    }

    private void survives(int sender, int area, int receivedBefore, Runnable disaster) {
        Ending ending = Ending.of(suite, api);
        Campaign campaign = Campaign.send(api, sender, "Kill " + area, Campaign.phones(area, RECIPIENTS));
        if (receivedBefore > 0) {
            await().atMost(Ending.PATIENCE).until(() -> suite.sandbox().stats().received() >= receivedBefore);
        }
        assertThat(suite.sandbox().stats().received()).as("the middle").isLessThan(RECIPIENTS);
        disaster.run();
        ending.isExact(RECIPIENTS, campaign);
    }
}
