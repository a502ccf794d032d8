package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broadcast is paused, resumed and cancelled in its middle: counts and credit are exact. */
class HoldIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** More than the planner commands ahead, so that a part was never commanded. */
    private static final int MANY = 6_000;

    private final Suite suite = Suite.running();
    private final Api api = suite.demo();

    @BeforeEach
    void emptySandbox() {
        await().atMost(PATIENCE).until(suite::isHealthy);
        await().atMost(PATIENCE).until(() -> Campaign.nothingUnderWay(api));
        suite.sandbox().reset();
    }

    @Test
    void pausedInTheMiddleItStopsAndResumedItGoesOnWhereItStopped() {
        BigDecimal before = Money.credit(api);
        Campaign campaign = inTheMiddle(5, 60, 1_200);
        assertThat(campaign.steer("pause")).isEqualTo("paused");
        long answered = received();
        // what was claimed ends within the horizon, and is reported
        await().atMost(PATIENCE).until(() -> campaign.counts().sent() == received());
        await().during(Duration.ofSeconds(3))
                .atMost(PATIENCE)
                .until(() -> campaign.counts().sent() == received());
        assertThat(received()).isLessThanOrEqualTo(answered + Ending.HORIZON).isLessThan(1_200);
        assertThat(campaign.counts().status()).isEqualTo("paused");

        assertThat(campaign.steer("resume")).isEqualTo("sending");
        await().atMost(PATIENCE).until(() -> campaign.counts().delivered() == 1_200);
        assertThat(campaign.counts().status()).isEqualTo("completed");
        assertThat(suite.sandbox().stats()).isEqualTo(new Sandbox.Stats(1_200, 1_200, 0));
        settles(before, 1_200, 0);
    }

    @Test
    void cancelledInTheMiddleWhatWasNotSentIsGivenBack() {
        BigDecimal before = Money.credit(api);
        Campaign campaign = inTheMiddle(6, 61, MANY);
        assertThat(campaign.steer("cancel")).isEqualTo("cancelled");
        assertThat(campaign.counts().status()).isEqualTo("cancelled");
        assertEndsExact(campaign, before);
        assertThat(campaign.counts().unknown()).isZero();
    }

    @Test
    void messagingServiceKilledWhileItCancels() {
        BigDecimal before = Money.credit(api);
        Campaign campaign = inTheMiddle(7, 62, MANY);
        long pid = suite.pid("messaging");
        assertThat(campaign.steer("cancel")).isEqualTo("cancelled");
        suite.killNow(pid);
        suite.restart("messaging");
        assertEndsExact(campaign, before);
        assertThat(campaign.counts().unknown()).isLessThanOrEqualTo(Ending.HORIZON);
    }

    private void assertEndsExact(Campaign campaign, BigDecimal before) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Campaign.Counts counts = campaign.counts();
            assertThat(counts.sent() + counts.cancelled() + counts.unknown())
                    .as("%s", counts)
                    .isEqualTo(MANY);
            assertThat((long) counts.sent()).isEqualTo(suite.sandbox().stats().distinct());
        });
        Campaign.Counts end = campaign.counts();
        assertThat(end.status()).isEqualTo("cancelled");
        assertThat(end.failed()).isZero();
        assertThat(end.sent()).isLessThan(MANY);
        assertThat(suite.sandbox().stats().duplicates()).isZero();
        settles(before, end.sent(), end.unknown());
    }

    /** The customer paid for what was sent, and only unknown ones are still reserved. */
    private void settles(BigDecimal before, int sent, int unknown) {
        BigDecimal gone = Campaign.PRICE.multiply(new BigDecimal(sent + unknown));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Money.credit(api)).isEqualByComparingTo(before.subtract(gone)));
        Money.assertLedgerBalances(suite);
    }

    private Campaign inTheMiddle(int sender, int area, int recipients) {
        Campaign campaign = Campaign.send(api, sender, "Hold " + area, Campaign.phones(area, recipients));
        await().atMost(PATIENCE).until(() -> received() >= 200);
        return campaign;
    }

    private long received() {
        return suite.sandbox().stats().received();
    }
}
