package io.tidings.messaging.sender;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tidings.events.Address;
import io.tidings.events.Lane;
import io.tidings.events.SendRequested;
import io.tidings.events.TemplateContent;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Transactions;
import io.tidings.testkit.TidingsStack;
import io.tidings.testkit.Tokens;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
class SendingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static WireMockServer graph;

    private final UUID workspace = UUID.randomUUID();
    private final UUID account = UUID.randomUUID();
    private final UUID device = UUID.randomUUID();
    private final UUID broadcast = UUID.randomUUID();
    private int shard;

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    Uuid7s ids;

    @Inject
    MeterRegistry metrics;

    @BeforeAll
    static void startGraph() {
        graph = new WireMockServer(wireMockConfig().dynamicPort().globalTemplating(true));
        graph.start();
    }

    @AfterAll
    static void stopGraph() {
        graph.stop();
    }

    @BeforeEach
    void provision() {
        graph.resetAll();
        graph.stubFor(post(urlPathMatching("/v23.0/.*/messages")).willReturn(accepted()));
        String service = "Bearer " + Tokens.ofRunningStack().service("test");
        putAccount(graph.baseUrl());
        shard = given().header("Authorization", service)
                .contentType("application/json")
                .body(Map.of(
                        "workspace",
                        workspace,
                        "account",
                        account,
                        "name",
                        "Sender",
                        "phone",
                        "213555000001",
                        "phone_number_id",
                        "p" + device.getLeastSignificantBits(),
                        "rate_per_second",
                        500))
                .put("/internal/devices/" + device)
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200)
                .extract()
                .path("shard");
    }

    @Test
    void sendsEachRecipientOnceAndTellsOfIt() {
        command(recipients(120));
        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM message WHERE broadcast = $1 AND state = 'sent'") == 120);
        assertThat(graph.findAll(postRequestedFor(urlPathMatching("/v23.0/.*/messages"))))
                .hasSize(120);
        assertThat(count("SELECT count(*) FROM queue WHERE broadcast = $1")).isZero();
        assertThat(count("SELECT count(*) FROM attempt a JOIN message m ON m.id = a.message WHERE m.broadcast = $1"
                        + " AND a.outcome = 'accepted'"))
                .isEqualTo(120);
        assertThat(count("SELECT count(*) FROM provider_message WHERE broadcast = $1"))
                .isEqualTo(120);
    }

    @Test
    void percentilesOfLatenessAndOfClaimsCanBeTold() {
        command(recipients(5));
        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM message WHERE broadcast = $1 AND state = 'sent'") == 5);
        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        assertThat(buckets(metrics, "tidings_sender_lateness_seconds_bucket{channel=\"cloud-api\","))
                .contains("0.001", "+Inf")
                .anyMatch(le -> le.startsWith("0.9") || le.startsWith("1."));
        assertThat(buckets(metrics, "tidings_sender_claim_seconds_bucket{")).contains("0.001", "+Inf");
        assertThat(metrics).contains("tidings_sender_claim_messages_count{channel=\"cloud-api\"");
    }

    private static List<String> buckets(String metrics, String series) {
        return metrics.lines()
                .filter(line -> line.startsWith(series))
                .map(line -> line.replaceAll("^.*le=\"([^\"]+)\".*$", "$1"))
                .toList();
    }

    @Test
    void commandThatComesTwiceIsSentOnce() {
        List<SendRequested.Recipient> recipients = recipients(20);
        command(recipients);
        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM message WHERE broadcast = $1 AND state = 'sent'") == 20);
        List<SendRequested.Recipient> again = new ArrayList<>(recipients);
        again.addAll(recipients(1));
        command(again);
        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM message WHERE broadcast = $1 AND state = 'sent'") == 21);
        assertThat(graph.findAll(postRequestedFor(urlPathMatching("/v23.0/.*/messages"))))
                .hasSize(21);
    }

    @Test
    void throttledMessageIsTriedAgainAndSent() {
        graph.stubFor(post(urlPathMatching("/v23.0/.*/messages"))
                .inScenario("limit")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":{\"message\":\"(#130429) Rate limit hit\","
                                + "\"type\":\"OAuthException\",\"code\":130429,\"fbtrace_id\":\"x\"}}"))
                .willSetStateTo("open"));
        graph.stubFor(post(urlPathMatching("/v23.0/.*/messages"))
                .inScenario("limit")
                .whenScenarioStateIs("open")
                .willReturn(accepted()));
        command(recipients(1));
        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM message WHERE broadcast = $1 AND state = 'sent'") == 1);
        assertThat(count("SELECT count(*) FROM attempt a JOIN message m ON m.id = a.message WHERE m.broadcast = $1"))
                .isEqualTo(2);
    }

    @Test
    void droppedReplyIsUnknownAndNeverRepeated() {
        graph.stubFor(post(urlPathMatching("/v23.0/.*/messages"))
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        command(recipients(3));
        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM queue WHERE broadcast = $1 AND state = 'unknown'") == 3);
        assertThat(graph.findAll(postRequestedFor(urlPathMatching("/v23.0/.*/messages"))))
                .hasSize(3);
    }

    @Test
    void refusedMessageFailsWithTheProvidersCode() {
        graph.stubFor(post(urlPathMatching("/v23.0/.*/messages"))
                .withRequestBody(matchingJsonPath("$.to"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":{\"message\":\"(#131026) Message undeliverable\","
                                + "\"type\":\"OAuthException\",\"code\":131026,\"fbtrace_id\":\"x\"}}")));
        command(recipients(2));
        await().atMost(PATIENCE)
                .until(() -> count(
                                "SELECT count(*) FROM message WHERE broadcast = $1 AND state = 'failed' AND error_code = 131026")
                        == 2);
        assertThat(count("SELECT count(*) FROM queue WHERE broadcast = $1")).isZero();
    }

    @Test
    void answersThatTheDatabaseCannotHoldStopNobody() {
        answer("213555121000", "{\"error\":{\"message\":\"Message \\u0000undeliverable\",\"code\":131026}}");
        answer("213555121001", "{\"messages\":[{\"id\":\"wamid.\\u0000\"}]}");
        command(recipients(40));
        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM message WHERE broadcast = $1 AND state = 'sent'") == 38);
        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM message WHERE broadcast = $1 AND state = 'failed'"
                                + " AND error_title = 'Message undeliverable'")
                        == 1);
        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM queue WHERE broadcast = $1 AND state = 'unknown'") == 1);
    }

    private static void answer(String to, String body) {
        graph.stubFor(post(urlPathMatching("/v23.0/.*/messages"))
                .withRequestBody(matchingJsonPath("$.to", equalTo(to)))
                .willReturn(aResponse().withBody(body)));
    }

    @Test
    void expiredTokenHoldsTheDevicesUntilTheAccountIsPutAnew() {
        graph.stubFor(post(urlPathMatching("/v23.0/.*/messages"))
                .willReturn(aResponse()
                        .withStatus(401)
                        .withBody("{\"error\":{\"message\":\"Error validating access token\","
                                + "\"type\":\"OAuthException\",\"code\":190,\"fbtrace_id\":\"x\"}}")));
        command(recipients(30));
        await().atMost(PATIENCE).until(() -> held() == 1);
        assertThat(count("SELECT count(*) FROM message WHERE broadcast = $1 AND state <> 'queued'"))
                .isZero();
        graph.stubFor(post(urlPathMatching("/v23.0/.*/messages")).willReturn(accepted()));
        putAccount(graph.baseUrl());
        assertThat(held()).isZero();
        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM message WHERE broadcast = $1 AND state = 'sent'") == 30);
    }

    @Test
    void deviceRestsWhileItsProviderCannotBeReachedAndLosesNothing() {
        putAccount("http://localhost:1");
        int many = 1_000;
        command(recipients(many));
        await().atMost(PATIENCE).until(() -> openBreakers() >= 1);
        assertThat(count("SELECT count(DISTINCT a.message) FROM attempt a JOIN message m ON m.id = a.message"
                        + " WHERE m.broadcast = $1"))
                .isLessThan(many / 2);
        putAccount(graph.baseUrl());
        await().atMost(PATIENCE.multipliedBy(2))
                .until(() -> count("SELECT count(*) FROM message WHERE broadcast = $1 AND state = 'sent'") == many);
        assertThat(graph.findAll(postRequestedFor(urlPathMatching("/v23.0/.*/messages"))))
                .hasSize(many);
    }

    private void putAccount(String baseUrl) {
        given().header("Authorization", "Bearer " + Tokens.ofRunningStack().service("test"))
                .contentType("application/json")
                .body(Map.of(
                        "workspace", workspace,
                        "name", "Shop",
                        "provider", "cloud-api",
                        "base_url", baseUrl,
                        "graph_version", "v23.0",
                        "waba_id", "w" + account,
                        "access_token", "token-1",
                        "app_secret", "secret-1",
                        "verify_token", "verify-1"))
                .put("/internal/accounts/" + account)
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
    }

    private double openBreakers() {
        return metrics.get("tidings_sender_breakers_open_devices").gauge().value();
    }

    private long held() {
        return transactions
                .asWorker(tx -> tx.connection()
                        .preparedQuery("SELECT count(*) FROM hold WHERE target = $1 AND origin = 'provider'")
                        .execute(Tuple.of(device)))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder accepted() {
        return aResponse()
                .withHeader("Content-Type", "application/json")
                .withBody("{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"1\",\"wa_id\":\"1\"}],"
                        + "\"messages\":[{\"id\":\"wamid.{{randomValue length=24 type='ALPHANUMERIC'}}\"}]}");
    }

    private List<SendRequested.Recipient> recipients(int count) {
        List<SendRequested.Recipient> recipients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            recipients.add(new SendRequested.Recipient(
                    ids.next(), Address.phone("21355512" + (1000 + i)), Map.of("name", "Amel")));
        }
        return recipients;
    }

    private void command(List<SendRequested.Recipient> recipients) {
        SendRequested command = new SendRequested(
                workspace,
                broadcast,
                device,
                shard,
                Lane.BULK,
                new TemplateContent("promo", "en_US", null, List.of("name"), List.of()),
                Instant.now().plusSeconds(600),
                new BigDecimal("0.5"),
                recipients);
        transactions
                .asWorker(tx ->
                        outbox.append(tx, List.of(new OutgoingEvent(device.toString(), shard, workspace, command))))
                .await()
                .atMost(PATIENCE);
    }

    private long count(String sql) {
        return transactions
                .asWorker(tx -> tx.connection().preparedQuery(sql).execute(Tuple.of(broadcast)))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }
}
