package io.tidings.messaging.immediate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tidings.events.Topic;
import io.tidings.messaging.testing.Database;
import io.tidings.messaging.testing.Events;
import io.tidings.messaging.testing.Shop;
import io.tidings.platform.id.Uuid7s;
import io.tidings.testkit.TidingsStack;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
class ImmediateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PHONE = "213555120001";
    private static WireMockServer graph;

    @Inject
    Uuid7s ids;

    @Inject
    MeterRegistry metrics;

    private Shop shop;
    private UUID id;

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
    void open() {
        graph.resetAll();
        graph.stubFor(post(anyUrl()).willReturn(accepted()));
        shop = Shop.open(graph.baseUrl());
        id = ids.next();
        // the first send waits for the shards to be taken
        await().atMost(PATIENCE)
                .until(() ->
                        Database.asWorker().number("SELECT count(*) FROM shard_owner WHERE lease_until > now()") == 64);
    }

    @Test
    void answersWithTheProvidersId() {
        String providerId =
                send(order()).body("state", Matchers.equalTo("sent")).extract().path("provider_id");
        assertThat(providerId).startsWith("wamid.");
        assertThat(received(PHONE)).isEqualTo(1);
    }

    @Test
    void sameIdAgainIsNeverSentAgainAndAnswersTheSame() {
        String first = send(order()).extract().path("provider_id");
        send(order()).body("state", Matchers.equalTo("sent")).body("provider_id", Matchers.equalTo(first));
        assertThat(received(PHONE)).isEqualTo(1);
        assertThat(Database.asWorker().number("SELECT count(*) FROM attempt WHERE message = ?", id))
                .isEqualTo(1);
    }

    @Test
    void messageThatIsStoredIsCountedOnce() {
        double before = stored();
        send(order());
        send(order());
        assertThat(stored()).isEqualTo(before + 1);
    }

    @Test
    void refusalIsAnsweredWithTheProvidersCode() {
        graph.stubFor(post(anyUrl())
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":{\"message\":\"(#131026) Message undeliverable\","
                                + "\"type\":\"OAuthException\",\"code\":131026,\"fbtrace_id\":\"x\"}}")));
        send(order()).body("state", Matchers.equalTo("failed")).body("error_code", Matchers.equalTo(131026));
    }

    @Test
    void lostAnswerOfTheProviderIsUnknown() {
        graph.stubFor(post(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        send(order()).body("state", Matchers.equalTo("unknown"));
        send(order()).body("state", Matchers.equalTo("unknown"));
        assertThat(received(PHONE)).isEqualTo(1);
    }

    @Test
    void slowProviderIsNotWaitedForAndTheMessageEndsOnce() {
        graph.stubFor(post(anyUrl()).willReturn(accepted().withFixedDelay(4_000)));
        // queued, where the claim itself took longer than the caller waits
        send(order()).body("state", Matchers.oneOf("claimed", "queued"));
        await().atMost(PATIENCE).until(() -> state().equals("sent"));
        assertThat(received(PHONE)).isEqualTo(1);
    }

    @Test
    void heldMessageIsQueued() {
        Database.asWorker().change("INSERT INTO hold (target, kind, reason) VALUES (?, 'device', 'test')", shop.device);
        send(order()).body("state", Matchers.equalTo("queued"));
        assertThat(received(PHONE)).isZero();
    }

    @Test
    void scheduledMessageWaitsForItsTimeAndHoldsUpNoOther() {
        Map<String, Object> later = order();
        later.put("due_at", Instant.now().plusSeconds(3_600).toString());
        send(later).body("state", Matchers.equalTo("queued"));
        send(Order.of(shop, ids.next(), PHONE)).body("state", Matchers.equalTo("sent"));
        assertThat(state()).isEqualTo("queued");
        assertThat(received(PHONE)).isEqualTo(1);
    }

    @Test
    void withdrawnMessageCanNoLongerBeStored() {
        Shop.asService()
                .delete("/internal/messages/" + id + "?workspace=" + shop.workspace)
                .then()
                .statusCode(200)
                .body("state", Matchers.equalTo("cancelled"));
        send(order()).body("state", Matchers.equalTo("cancelled"));
        assertThat(received(PHONE)).isZero();
    }

    @Test
    void withdrawingWhatIsStoredChangesNothing() {
        send(order());
        Shop.asService()
                .delete("/internal/messages/" + id + "?workspace=" + shop.workspace)
                .then()
                .statusCode(200)
                .body("state", Matchers.equalTo("sent"));
    }

    @Test
    void eachTransitionIsToldUnderTheMessagesOwnKey() {
        send(order());
        try (Events events = Events.of(Topic.MESSAGE)) {
            await().atMost(PATIENCE)
                    .until(() -> events.matching(event -> event.path("changes")
                                                    .path(0)
                                                    .path("message")
                                                    .asText()
                                                    .equals(id.toString())
                                            && event.path("broadcast").isMissingNode())
                                    .size()
                            == 2);
        }
    }

    @Test
    void anotherWorkspacesDeviceIsUnknown() {
        Map<String, Object> order = order();
        order.put("device", Shop.open().device);
        Shop.asService().body(order).post("/internal/messages").then().statusCode(422);
    }

    @Test
    void anotherWorkspacesMessageIsNotShown() {
        send(order());
        UUID stranger = Shop.open().workspace;
        Shop.asService()
                .get("/internal/messages/" + id + "?workspace=" + stranger)
                .then()
                .statusCode(404);
        Map<String, Object> order = order();
        Shop other = Shop.open(graph.baseUrl());
        order.put("workspace", other.workspace);
        order.put("device", other.device);
        Shop.asService().body(order).post("/internal/messages").then().statusCode(409);
    }

    private double stored() {
        return metrics.get("tidings_messaging_accepted_messages").counter().count();
    }

    private Map<String, Object> order() {
        return Order.of(shop, id, PHONE);
    }

    private static ValidatableResponse send(Map<String, Object> order) {
        return Shop.asService().body(order).post("/internal/messages").then().statusCode(200);
    }

    private String state() {
        return Shop.asService()
                .get("/internal/messages/" + id + "?workspace=" + shop.workspace)
                .then()
                .statusCode(200)
                .extract()
                .path("state");
    }

    private static int received(String phone) {
        return graph.findAll(postRequestedFor(anyUrl()).withRequestBody(matchingJsonPath("$.to", equalTo(phone))))
                .size();
    }

    private static ResponseDefinitionBuilder accepted() {
        return aResponse()
                .withHeader("Content-Type", "application/json")
                .withBody("{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"1\",\"wa_id\":\"1\"}],"
                        + "\"messages\":[{\"id\":\"wamid.{{randomValue length=24 type='ALPHANUMERIC'}}\"}]}");
    }
}
