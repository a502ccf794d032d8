package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single messages: the answer tells the provider's reply or says that it is open, and each is sent and charged once. */
class ImmediateIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final BigDecimal PRICE = new BigDecimal("0.5");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Suite suite = Suite.running();
    private final Api api = suite.demo();
    private final Shards shards = new Shards(suite);
    private BigDecimal before = BigDecimal.ZERO;

    @BeforeEach
    void emptySandbox() {
        await().atMost(PATIENCE).until(suite::isHealthy);
        await().atMost(PATIENCE).until(() -> Campaign.nothingUnderWay(api));
        await().atMost(PATIENCE).until(() -> shards.ownedBy(8084, 8084) == Shards.ALL);
        suite.sandbox().reset();
        before = Money.credit(api);
    }

    @AfterEach
    void endFaults() {
        suite.sandbox().api().send("DELETE", "/sandbox/faults", null);
        Money.assertLedgerBalances(suite);
    }

    @Test
    void answersTheProvidersReplyAndIsChargedOnce() {
        Api.Answer answer = send(message(0, "213551600001"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("message").asText()).isEqualTo("Message has been sent successfully");
        assertThat(answer.body().at("/data/messages/0/id").asText()).startsWith("wamid.");
        assertThat(answer.body().at("/data/contacts/0/wa_id").asText()).isEqualTo("213551600001");
        assertThat(suite.sandbox().receivedBy("213551600001")).isEqualTo(1);
        charged(PRICE);
    }

    @Test
    void callWithTheSameKeySendsNothing() {
        Map<String, Object> message = message(1, "213551600002");
        message.put("idempotency_key", "once-" + System.nanoTime());
        Api.Answer first = send(message);
        Api.Answer second = send(message);
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(suite.sandbox().receivedBy("213551600002")).isEqualTo(1);
        charged(PRICE);
    }

    @Test
    void refusedMessageIsNotCharged() {
        Api.Answer answer = send(message(2, "213551609911"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        assertThat(answer.body().path("provider_code").asInt()).isEqualTo(131026);
        charged(BigDecimal.ZERO);
    }

    @Test
    void failureReceiptGivesTheMoneyBack() {
        assertThat(send(message(2, "213551609901")).status()).isEqualTo(200);
        charged(BigDecimal.ZERO);
    }

    @Test
    void slowProviderIsAnswered202AndTheMessageIsSentOnce() {
        suite.sandbox().api().send("PUT", "/sandbox/faults", Map.of("latency_ms", 4_000));
        Api.Answer answer = send(message(3, "213551600003"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.body().path("message").asText()).isEqualTo("Message has been queued");
        settled(answer, "sent");
        assertThat(suite.sandbox().receivedBy("213551600003")).isEqualTo(1);
        charged(PRICE);
    }

    @Test
    void lostReplyIsAnswered202AndSettledByReceipts() {
        Api.Answer answer = send(message(4, "213551609906"));
        assertThat(answer.status()).as(answer.text()).isIn(200, 202);
        settled(answer, "sent");
        assertThat(suite.sandbox().receivedBy("213551609906")).isEqualTo(1);
        charged(PRICE);
    }

    @Test
    void scheduledMessageIsReservedAndWaits() {
        String due = FORM.format(LocalDateTime.now(ZoneOffset.UTC).plusHours(30));
        Map<String, Object> message = message(5, "213551600004");
        message.put("delayed_to", due);
        Api.Answer answer = send(message);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("scheduled_for").asText()).isEqualTo(due);
        assertThat(state(answer)).isEqualTo("queued");
        assertThat(suite.sandbox().receivedBy("213551600004")).isZero();
        charged(PRICE);
    }

    @Test
    void wrongInputIsNamedByField() {
        Api.Answer answer = send(Map.of("phone", "12ab"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/template_id/0").asText()).isEqualTo("The template id field is required.");
        assertThat(answer.body().path("errors").has("phone")).isTrue();
        charged(BigDecimal.ZERO);
    }

    @Test
    void withoutEnoughCreditNothingIsSent() {
        String prices = "/internal/prices/"
                + suite.internal(8084)
                        .get("/internal/devices")
                        .body()
                        .at("/devices/0/workspace")
                        .asText();
        suite.internal(8085).send("PUT", prices, Map.of("unit_price", 9_000_000));
        try {
            Api.Answer answer = send(message(6, "213551600005"));
            assertThat(answer.status()).as(answer.text()).isEqualTo(404);
            assertThat(answer.body().path("message").asText())
                    .isEqualTo("You don't have enough credits in your balance to send your broadcast/message.");
        } finally {
            suite.internal(8085).send("PUT", prices, Map.of("unit_price", PRICE));
        }
        assertThat(suite.sandbox().receivedBy("213551600005")).isZero();
        charged(BigDecimal.ZERO);
    }

    @Test
    void ownerKilledInTheMiddleCostsTheAnswerOnly() {
        secondSenderTakesTheDemosNumbers();
        long second = suite.pid("sender2");
        try {
            String phone = "213551600006";
            Map<String, Object> message = message(senderOwnedBySecond(), phone);
            suite.sandbox().api().send("PUT", "/sandbox/faults", Map.of("latency_ms", 1_500));
            CompletableFuture<Api.Answer> call = CompletableFuture.supplyAsync(() -> send(message));
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> suite.sandbox().receivedBy(phone) == 1);
            suite.killNow(second);
            Api.Answer answer = call.join();
            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
            suite.sandbox().api().send("DELETE", "/sandbox/faults", null);
            settled(answer, "sent");
            assertThat(suite.sandbox().receivedBy(phone)).isEqualTo(1);
            assertThat(suite.sandbox().stats().duplicates()).isZero();
            charged(PRICE);
        } finally {
            ProcessHandle.of(second).ifPresent(ProcessHandle::destroyForcibly);
            await().atMost(PATIENCE).until(() -> shards.ownedBy(8084, 8084) == Shards.ALL);
        }
    }

    /** The demo's numbers lie on the first shards, and these stay with whoever had all. */
    private void secondSenderTakesTheDemosNumbers() {
        suite.startSecondSender();
        suite.kill("messaging");
        await().atMost(PATIENCE).until(() -> shards.ownedBy(8094, 8094) == Shards.ALL);
        suite.restart("messaging");
        await().atMost(PATIENCE)
                .until(() -> shards.ownedBy(8084, 8084) > 0
                        && shards.ownedBy(8084, 8084) + shards.ownedBy(8094, 8084) == Shards.ALL);
        await().atMost(PATIENCE).until(suite::isHealthy);
    }

    private Map<String, Object> message(int sender, String phone) {
        JsonNode template =
                api.data("/api/v1/templates?language_id=3&is_broadcast=0").path(0);
        JsonNode accounts = api.data(
                "/api/v1/template/accounts?template_id=" + template.path("id").asLong());
        Map<String, Object> message = new HashMap<>();
        message.put("template_id", template.path("id").asLong());
        message.put("template_account_flow_id", accounts.path(sender).path("id").asLong());
        message.put("phone", phone);
        message.put("name", "Welcome Message");
        message.put("data", Map.of("name", "Amel", "order", "A1", "date", "2026-04-11", "code", "123456"));
        return message;
    }

    private Api.Answer send(Map<String, Object> message) {
        return api.post("/api/v1/messages", message);
    }

    private void settled(Api.Answer answer, String state) {
        await().atMost(PATIENCE).until(() -> state(answer).equals(state));
    }

    private String state(Api.Answer answer) {
        JsonNode device = suite.internal(8084).get("/internal/devices").body().at("/devices/0");
        return suite.internal(8084)
                .get("/internal/messages/" + answer.body().path("uuid").asText() + "?workspace="
                        + device.path("workspace").asText())
                .body()
                .path("state")
                .asText();
    }

    private void charged(BigDecimal price) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Money.credit(api)).isEqualByComparingTo(before.subtract(price)));
    }

    /** The place, among the senders of the template, of a number whose shard the second sender owns. */
    private int senderOwnedBySecond() {
        JsonNode devices = suite.internal(8084).get("/internal/devices").body().path("devices");
        JsonNode template =
                api.data("/api/v1/templates?language_id=3&is_broadcast=0").path(0);
        JsonNode accounts = api.data(
                "/api/v1/template/accounts?template_id=" + template.path("id").asLong());
        for (int sender = 0; sender < accounts.size(); sender++) {
            for (JsonNode device : devices) {
                if (device.path("id").asLong()
                                == accounts.path(sender).path("id").asLong()
                        && shards.isOwnedBy(8094, device.path("shard").asInt())) {
                    return sender;
                }
            }
        }
        throw new AssertionError("the second sender owns no number of the demo workspace");
    }
}
