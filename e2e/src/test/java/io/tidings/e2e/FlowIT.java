package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first flow of a customer, with exact counts and exact credit. */
class FlowIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Suite suite = Suite.running();
    private final Api api = suite.demo();

    @BeforeEach
    void emptySandbox() {
        suite.sandbox().reset();
    }

    @Test
    void loginAndProfileListTheSameSendingAccounts() {
        Api.Answer login = suite.anonymous()
                .post(
                        "/api/v1/login",
                        Map.of(
                                "email", suite.variable("TIDINGS_EMAIL"),
                                "password", suite.variable("TIDINGS_PASSWORD")));
        assertThat(api.data("/api/v1/user").path("accounts"))
                .hasSize(1)
                .isEqualTo(login.body().path("data").path("accounts"));
    }

    @Test
    void broadcastIsDeliveredReadConfirmedAndCharged() {
        BigDecimal before = Money.credit(api);
        List<String> phones = new ArrayList<>(Campaign.phones(10, 196));
        phones.addAll(List.of("213551019904", "213551029904", "213551039904", "213551049904"));
        Campaign campaign = Campaign.send(api, 0, "Flow", phones);
        await().atMost(PATIENCE)
                .until(() ->
                        campaign.counts().read() == 200 && campaign.counts().confirmed() == 4);
        Campaign.Counts counts = campaign.counts();
        assertThat(counts.status()).isEqualTo("completed");
        assertThat(counts)
                .extracting(Campaign.Counts::sent, Campaign.Counts::delivered)
                .containsExactly(200, 200);
        assertThat(counts)
                .extracting(Campaign.Counts::failed, Campaign.Counts::unknown)
                .containsExactly(0, 0);
        assertThat(counts.cost()).isEqualByComparingTo("100");
        assertThat(suite.sandbox().stats()).isEqualTo(new Sandbox.Stats(200, 200, 0));
        assertThat(Money.credit(api)).isEqualByComparingTo(before.subtract(new BigDecimal("100")));
        Money.assertLedgerBalances(suite);
    }

    @Test
    void numberThatIsGivenTwiceIsSentOnceAndChargedOnce() {
        BigDecimal before = Money.credit(api);
        List<String> phones = new ArrayList<>(Campaign.phones(11, 10));
        phones.add(phones.getFirst());
        phones.add("+" + phones.getFirst());
        Campaign campaign = Campaign.send(api, 1, "Twice", phones);
        await().atMost(PATIENCE).until(() -> campaign.counts().read() == 10);
        assertThat(campaign.counts().contacts()).isEqualTo(10);
        assertThat(suite.sandbox().receivedBy(phones.getFirst())).isEqualTo(1);
        assertThat(Money.credit(api)).isEqualByComparingTo(before.subtract(new BigDecimal("5")));
    }

    @Test
    void eachFixedNumberEndsInItsStateAndCharge() {
        BigDecimal before = Money.credit(api);
        Map<String, Expected> expected = Map.of(
                "213551209901", new Expected("sent", "failed", "0", false),
                "213551209911", new Expected("failed", "failed", "0", false),
                "213551209902", new Expected("suppressed", "", "0", false),
                "213551209903", new Expected("sent", "delivered", "0.5", false),
                "213551209904", new Expected("sent", "read", "0.5", true),
                "213551209905", new Expected("sent", "delivered", "0.5", false),
                "213551209906", new Expected("sent", "delivered", "0.5", false),
                "213551209907", new Expected("sent", "delivered", "0.5", false),
                "213551209916", new Expected("unknown", "", "0", false));
        Campaign campaign = Campaign.send(api, 2, "Fixed numbers", List.copyOf(expected.keySet()));
        expected.forEach((phone, end) -> await(phone)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ended(campaign.contacts().get(phone)))
                        .as("%s", campaign.contacts().get(phone))
                        .isEqualTo(end.normalised())));
        await().atMost(PATIENCE).until(() -> campaign.counts().unknown() == 1);
        assertThat(campaign.counts().status()).isEqualTo("completed");
        assertThat(suite.sandbox().receivedBy("213551209907")).isEqualTo(1);
        assertThat(suite.sandbox().stats().duplicates()).isZero();
        // five charged, one reserved until its horizon
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Money.credit(api)).isEqualByComparingTo(before.subtract(new BigDecimal("3"))));
        Money.assertLedgerBalances(suite);
    }

    private static Expected ended(JsonNode contact) {
        JsonNode statuses = contact.path("statuses");
        String last = statuses.isEmpty()
                ? ""
                : statuses.path(statuses.size() - 1).path("status").asText();
        return new Expected(
                        contact.path("state").asText(),
                        last,
                        contact.path("cost").asText(),
                        contact.path("confirmed").asBoolean())
                .normalised();
    }

    private record Expected(String state, String lastStatus, String cost, boolean confirmed) {
        Expected normalised() {
            return new Expected(
                    state, lastStatus, new BigDecimal(cost).stripTrailingZeros().toPlainString(), confirmed);
        }
    }
}
