package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Broadcasts for a later time: reserved at once, and not sent before. */
class DelayedIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int RECIPIENTS = 200;

    private final Suite suite = Suite.running();
    private final Api api = suite.demo();
    private BigDecimal before = BigDecimal.ZERO;

    @BeforeEach
    void emptySandbox() {
        await().atMost(PATIENCE).until(suite::isHealthy);
        await().atMost(PATIENCE).until(() -> Campaign.nothingUnderWay(api));
        suite.sandbox().reset();
        before = Money.credit(api);
    }

    @Test
    void startsAtItsTimeAlthoughItsProcessWasKilledMeanwhile() {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(45);
        Campaign campaign = Campaign.delayed(api, 0, "Delayed 64", Campaign.phones(64, RECIPIENTS), start);
        assertThat(campaign.counts().status()).isEqualTo("scheduled");
        costs(RECIPIENTS);
        suite.killNow(suite.pid("broadcast"));
        suite.restart("broadcast");

        await().atMost(PATIENCE).until(() -> campaign.counts().delivered() == RECIPIENTS);
        assertThat(campaign.counts().status()).isEqualTo("completed");
        assertThat(suite.sandbox().stats()).isEqualTo(new Sandbox.Stats(RECIPIENTS, RECIPIENTS, 0));
        assertThat(suite.sandbox().firstAt()).isAfterOrEqualTo(start);
        costs(RECIPIENTS);
    }

    @Test
    void cancelledBeforeItsTimeAllIsGivenBack() {
        Instant start = Instant.now().plus(Duration.ofHours(30));
        Campaign campaign = Campaign.delayed(api, 1, "Delayed 65", Campaign.phones(65, RECIPIENTS), start);
        assertThat(campaign.steer("pause")).isEqualTo("paused");
        assertThat(campaign.steer("resume")).isEqualTo("scheduled");
        costs(RECIPIENTS);
        assertThat(campaign.steer("cancel")).isEqualTo("cancelled");
        costs(0);
        // Billing and the broadcast's own counts hear of it apart: either may be first.
        await().atMost(PATIENCE).until(() -> campaign.counts().cancelled() == RECIPIENTS);
        assertThat(suite.sandbox().stats().received()).isZero();
    }

    private void costs(int recipients) {
        BigDecimal price = Campaign.PRICE.multiply(new BigDecimal(recipients));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Money.credit(api)).isEqualByComparingTo(before.subtract(price)));
        Money.assertLedgerBalances(suite);
    }
}
