package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and that nothing comes of it. */
class RefusalsIT {

    private final Suite suite = Suite.running();
    private final Api api = suite.demo();

    @Test
    void broadcastThatTheCreditDoesNotCoverReservesNothing() {
        Api other = suite.other();
        BigDecimal before = Money.credit(other);
        Api.Answer answer =
                other.post("/api/v1/send-broadcast", Campaign.body(other, 0, "Too many", Campaign.phones(20, 1_000)));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("success").asBoolean(true)).isFalse();
        assertThat(answer.body().path("message").asText()).isEqualTo("Insufficient credits");
        assertThat(Money.credit(other)).isEqualByComparingTo(before);
        assertThat(other.data("/api/v1/broadcasts?search=Too%20many").path("broadcasts"))
                .isEmpty();
    }

    @Test
    void manyAtOnceNeverSpendMoreThanThereIs() {
        Api other = suite.other();
        BigDecimal before = Money.credit(other);
        Map<String, Object> body = Campaign.body(other, 0, "At once", Campaign.phones(21, 60));
        int affordable = before.divideToIntegralValue(new BigDecimal("30")).intValue();
        List<Integer> statuses = IntStream.range(0, affordable + 4)
                .parallel()
                .mapToObj(n -> other.post("/api/v1/send-broadcast", body).status())
                .toList();
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(affordable);
        assertThat(statuses).containsOnly(200, 404);
        await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> other
                                .data("/api/v1/broadcasts?search=At%20once")
                                .path("broadcasts")
                                .findValuesAsText("read")
                                .stream()
                                .allMatch("60"::equals));
        assertThat(Money.credit(other)).isEqualByComparingTo(before.subtract(new BigDecimal(30 * affordable)));
        Money.assertLedgerBalances(suite);
    }

    /** Who it is for is told by the signature alone. */
    @Test
    void providersThatNobodyKnowsAreRefused() {
        String nobodys = "/webhooks/meta/0198f6a0-0000-7000-8000-987654321000";
        Api stranger = suite.anonymous();

        assertThat(stranger.get(nobodys + "?hub.mode=subscribe&hub.verify_token=x&hub.challenge=1")
                        .status())
                .isEqualTo(403);
        assertThat(stranger.post(nobodys, Map.of("object", "whatsapp_business_account"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void malformedDataIsRefusedWithItsPlace() {
        Map<String, Object> body = Campaign.body(api, 0, "Malformed", List.of("213551300001"));
        body.put("data", "{\"data\": [{\"phone\": \"213551300001\",}]}");
        Api.Answer answer = api.post("/api/v1/send-broadcast", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("message").asText()).isEqualTo("The given data was invalid.");
        assertThat(answer.body().path("errors").path("data").path(0).asText())
                .contains("line 1")
                .contains("column");
    }

    @Test
    void numberThatIsNoneIsRefusedWithItsRow() {
        Map<String, Object> body = Campaign.body(api, 0, "No number", List.of("213551300001", "12"));
        Api.Answer answer = api.post("/api/v1/send-broadcast", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").path("data").toString()).contains("12");
    }

    @ParameterizedTest
    @CsvSource({"template_id", "template_account_flow_id", "language_id"})
    void unknownReferenceIsRefusedByName(String field) {
        Map<String, Object> body = Campaign.body(api, 0, "Unknown", List.of("213551300001"));
        body.put(field, 987_654);
        Api.Answer answer = api.post("/api/v1/send-broadcast", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").path(field)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "name, The broadcast name is required.",
        "template_id, The template is required.",
        "template_account_flow_id, The WhatsApp area code is required.",
        "language_id, The language is required.",
        "data, The mapping data is required."
    })
    void missingFieldIsNamedInTheDocumentedWords(String field, String text) {
        Map<String, Object> body = Campaign.body(api, 0, "Missing", List.of("213551300001"));
        body.remove(field);
        Api.Answer answer = api.post("/api/v1/send-broadcast", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").path(field).path(0).asText()).isEqualTo(text);
    }

    @Test
    void anotherWorkspacesBroadcastIsNotFound() {
        Campaign campaign = Campaign.send(api, 3, "Mine", List.of("213551300002"));
        Api.Answer foreign = suite.other().get("/api/v1/broadcasts/" + campaign.id());
        Api.Answer unknown = suite.other().get("/api/v1/broadcasts/987654");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body().path("message").asText()).isEqualTo("BroadCast not found");
        assertThat(foreign.body()).isEqualTo(unknown.body());
        Api.Answer contacts = suite.other().get("/api/v1/contacts?broadcast_id=" + campaign.id());
        assertThat(contacts.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"8081, /api/v1/user", "8083, /api/v1/broadcasts", "8085, /api/v1/credits", "8084, /internal/shards"})
    void serviceAnswersNothingWithoutAnInwardToken(int port, String path) {
        String login = api.withToken("")
                .post(
                        "/api/v1/login",
                        Map.of(
                                "email",
                                suite.variable("TIDINGS_EMAIL"),
                                "password",
                                suite.variable("TIDINGS_PASSWORD")))
                .body()
                .path("data")
                .path("token")
                .asText();
        assertThat(login).isNotEmpty();
        assertThat(suite.service(port, "").get(path).status()).isEqualTo(401);
        assertThat(suite.service(port, login).get(path).status()).isEqualTo(401);
        assertThat(suite.service(port, suite.variable("TIDINGS_API_TOKEN"))
                        .get(path)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void wrongPasswordAndUnknownUserAreTheSameAnswer() {
        Api.Answer wrong = suite.anonymous()
                .post("/api/v1/login", Map.of("email", suite.variable("TIDINGS_EMAIL"), "password", "no"));
        Api.Answer unknown =
                suite.anonymous().post("/api/v1/login", Map.of("email", "nobody@tidings.example", "password", "no"));
        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.body().path("message").asText())
                .isEqualTo("The email or password you entered is incorrect. Please try again.");
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }
}
