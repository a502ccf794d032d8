package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;

/** How a broadcast has to end that something died in: none lost, none twice, few unknown, and the credit exact. */
final class Ending {

    static final Duration PATIENCE = Duration.ofMinutes(4);
    /** What a device can have claimed ahead: 250 ms at 80 a second, and the calls under way. */
    static final int HORIZON = 40;

    private final Suite suite;
    private final Api api;
    private final BigDecimal before;

    private Ending(Suite suite, Api api, BigDecimal before) {
        this.suite = suite;
        this.api = api;
        this.before = before;
    }

    /** Begins when nothing is under way, with an empty network; the workspace's credit counts from here. */
    static Ending of(Suite suite, Api api) {
        await().atMost(PATIENCE).until(suite::isHealthy);
        await().atMost(PATIENCE).until(() -> Campaign.nothingUnderWay(api));
        suite.sandbox().reset();
        return new Ending(suite, api, Money.credit(api));
    }

    /** Waits until all of the campaigns have ended with what the network received, and checks the sums. */
    void isExact(int recipients, Campaign... campaigns) {
        await().atMost(PATIENCE).until(suite::isHealthy);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    Sum sum = Sum.of(campaigns);
                    assertThat(sum.completed()).as("%s", sum).isTrue();
                    assertThat(sum.delivered())
                            .as("%s", sum)
                            .isEqualTo(suite.sandbox().stats().distinct());
                });
        Sum end = Sum.of(campaigns);
        Sandbox.Stats received = suite.sandbox().stats();
        assertThat(received.duplicates()).isZero();
        assertThat(received.distinct() + end.unknown()).as("none lost: %s", end).isEqualTo(recipients);
        assertThat(end.unknown()).isLessThanOrEqualTo(HORIZON);
        assertThat(end.failed()).isZero();
        BigDecimal charged = Campaign.PRICE.multiply(new BigDecimal(received.distinct()));
        BigDecimal reserved = Campaign.PRICE.multiply(new BigDecimal(end.unknown()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Sum.of(campaigns).cost()).isEqualByComparingTo(charged));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Money.credit(api))
                        .isEqualByComparingTo(before.subtract(charged).subtract(reserved)));
        Money.assertLedgerBalances(suite);
    }

    private record Sum(boolean completed, long delivered, int unknown, int failed, BigDecimal cost) {

        static Sum of(Campaign... campaigns) {
            Sum sum = new Sum(true, 0, 0, 0, BigDecimal.ZERO);
            for (Campaign campaign : campaigns) {
                sum = sum.and(campaign.counts());
            }
            return sum;
        }

        private Sum and(Campaign.Counts counts) {
            return new Sum(
                    completed && counts.status().equals("completed"),
                    delivered + counts.delivered(),
                    unknown + counts.unknown(),
                    failed + counts.failed(),
                    cost.add(counts.cost()));
        }
    }
}
