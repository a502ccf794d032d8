package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other services tell the audit log of a workspace, as its owner reads it. */
class AuditIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int BILLING = 8085;

    private final Suite suite = Suite.running();
    private Api owner = suite.anonymous();
    private String workspace = "";

    @BeforeEach
    void open() {
        Newcomer newcomer = Newcomer.registered(suite);
        assertThat(newcomer.verify(newcomer.code(1)).status()).isEqualTo(200);
        owner = suite.anonymous()
                .withToken(newcomer.login().body().at("/data/token").asText());
        workspace = owner.data("/api/me").path("workspace").path("id").asText();
    }

    @Test
    void creditAndPricesAreToldWithWhatTheyWere() {
        grant("2.5");
        price("0.4");
        grant("10");
        price("0.4");
        price("0.25");

        await().atMost(PATIENCE).until(() -> actions().size() >= 4);

        assertThat(actions()).containsExactly("price.changed", "credit.granted", "price.changed", "credit.granted");
        List<JsonNode> entries = money();
        assertThat(entries.get(0).path("before").path("unit_price").decimalValue())
                .isEqualByComparingTo("0.4");
        assertThat(entries.get(0).path("after").path("unit_price").decimalValue())
                .isEqualByComparingTo("0.25");
        assertThat(entries.get(1).path("before").path("credit").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(entries.get(1).path("after").path("credit").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(owner.data("/api/v1/audit/verify").path("intact").asBoolean())
                .isTrue();
    }

    /** Whoever keeps the log is dead while others have something to tell: nothing is lost, nothing told twice. */
    @Test
    void nothingIsLostOrToldTwiceWhenTheKeeperOfTheLogDies() {
        grant("1");
        suite.kill("auth");
        for (int i = 0; i < 20; i++) {
            grant("1");
        }
        suite.restart("auth");

        await().atMost(PATIENCE).ignoreExceptions().until(() -> actions().size() >= 21);

        List<String> credit = money().stream()
                .map(entry -> entry.path("after").path("credit").asText())
                .toList();
        assertThat(credit).hasSize(21).doesNotHaveDuplicates();
        assertThat(credit.getFirst()).isEqualTo("21");
        assertThat(owner.data("/api/v1/audit/verify").path("intact").asBoolean())
                .isTrue();
    }

    private void grant(String amount) {
        Map<String, Object> grant = Map.of("workspace", workspace, "amount", amount, "memo", "test");
        put("/internal/grants/" + UUID.randomUUID(), grant);
    }

    private void price(String unitPrice) {
        put("/internal/prices/" + workspace, Map.of("unit_price", unitPrice));
    }

    private void put(String path, Map<String, Object> body) {
        Api.Answer answer = suite.internal(BILLING).send("PUT", path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private List<String> actions() {
        return money().stream().map(entry -> entry.path("action").asText()).toList();
    }

    /** What the owner reads of credit and prices, the newest first. */
    private List<JsonNode> money() {
        return owner.data("/api/v1/audit?per_page=100")
                .valueStream()
                .filter(entry -> entry.path("action").asText().matches("(credit|price)\\..*"))
                .toList();
    }
}
