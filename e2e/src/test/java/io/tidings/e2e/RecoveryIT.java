package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A store is away for long in the middle of a broadcast: the rest does what it can without it, and all goes on by itself. */
class RecoveryIT {

    private static final Duration OUTAGE = Duration.ofMinutes(1);
    /** Longer than a lease, and than the calls that were under way. */
    private static final Duration QUIET = Duration.ofSeconds(12);

    private static final int RECIPIENTS = 2_000;
    private static final int LATER = 50;

    private final Suite suite = Suite.running();
    private final Api api = suite.demo();
    private final Shards shards = new Shards(suite);

    @Test
    void withoutPostgresCallsAreRefusedForNowAndNothingIsSentAfterTheLeases() throws IOException {
        Map<String, Object> meanwhile = Campaign.body(api, 6, "Meanwhile", Campaign.phones(61, LATER));
        Ending ending = Ending.of(suite, api);
        Campaign campaign = sendingWell(5, 60);
        try (Suite.Outage outage = suite.outage("postgres")) {
            Api.Answer refused = api.post("/api/v1/send-broadcast", meanwhile);
            assertThat(refused.status()).as(refused.text()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body().path("success").asBoolean(true)).isFalse();
            pass(QUIET);
            long received = received();
            pass(OUTAGE.minus(QUIET));
            assertThat(received()).as("nothing begins after the leases").isEqualTo(received);
            assertThat(received).as("the middle").isLessThan(RECIPIENTS);
        }
        ending.isExact(RECIPIENTS, campaign);
        assertThat(api.post("/api/v1/send-broadcast", meanwhile).status()).isEqualTo(200);
    }

    @Test
    void withoutKafkaCallsAreAcceptedAndWhatIsQueuedIsSent() {
        Ending ending = Ending.of(suite, api);
        Campaign campaign = sendingWell(7, 62);
        suite.kill("kafka");
        long before = received();
        Campaign accepted = Campaign.send(api, 6, "Later", Campaign.phones(63, LATER));
        pass(QUIET);
        assertThat(received()).as("sent meanwhile, under leases").isGreaterThan(before + 300);
        assertThat(accepted.counts().delivered()).isZero();
        suite.restart("kafka");
        ending.isExact(RECIPIENTS + LATER, campaign, accepted);
    }

    @Test
    void withoutKafkaNobodyTakesOverFromADeadOwnerAndItIsSaid() {
        Ending ending = Ending.of(suite, api);
        suite.startSecondSender();
        await().atMost(Ending.PATIENCE).until(() -> shards.ownedBy(8094, 8084) > 0);
        suite.kill("kafka");
        suite.kill("sender2");
        await().atMost(Ending.PATIENCE).until(() -> suite.metric(8084, "tidings_shard_ownerless_shards") > 0);
        assertThat(shards.ownedBy(8084, 8084)).isLessThan(Shards.ALL);
        suite.restart("kafka");
        await().atMost(Ending.PATIENCE).until(() -> shards.ownedBy(8084, 8084) == Shards.ALL);
        Campaign after = Campaign.send(api, 6, "After", Campaign.phones(66, LATER));
        ending.isExact(LATER, after);
    }

    @Test
    void withoutRedisAndAfterItWasWipedAllGoesOn() throws IOException {
        Ending ending = Ending.of(suite, api);
        Campaign campaign = sendingWell(5, 64);
        Campaign accepted;
        try (Suite.Outage outage = suite.outage("redis")) {
            long before = received();
            accepted = Campaign.send(api, 6, "Without", Campaign.phones(65, LATER));
            await().atMost(Ending.PATIENCE).until(() -> received() > before + 300);
        }
        ending.isExact(RECIPIENTS + LATER, campaign, accepted);
    }

    /** A campaign that is in its middle. */
    private Campaign sendingWell(int sender, int area) {
        Campaign campaign = Campaign.send(api, sender, "Outage " + area, Campaign.phones(area, RECIPIENTS));
        await().atMost(Ending.PATIENCE).until(() -> received() >= 300);
        return campaign;
    }

    private long received() {
        return suite.sandbox().stats().received();
    }

    /** The time itself is what is tested: an outage that lasts. */
    private static void pass(Duration time) {
        await().pollDelay(time).atMost(Ending.PATIENCE).until(() -> true);
    }
}
