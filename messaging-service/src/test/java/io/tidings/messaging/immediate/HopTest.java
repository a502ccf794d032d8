package io.tidings.messaging.immediate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.tidings.messaging.testing.Database;
import io.tidings.messaging.testing.Shop;
import io.tidings.platform.id.Uuid7s;
import io.tidings.testkit.TidingsStack;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** This process sends for nobody: the owner is another one, or there is none. */
@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
@TestProfile(HopTest.WithoutSender.class)
class HopTest {

    /** No shard is taken. */
    public static class WithoutSender implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tidings.sender.enabled", "false");
        }
    }

    @Inject
    Uuid7s ids;

    private final WireMockServer owner = new WireMockServer(wireMockConfig().dynamicPort());
    private Shop shop;
    private UUID id;

    @BeforeEach
    void open() {
        owner.start();
        shop = Shop.open();
        id = ids.next();
    }

    @AfterEach
    void close() {
        owner.stop();
        lease("x", "- interval '1 h'");
    }

    @Test
    void messageIsQueuedWhileNobodyOwnsItsDevice() {
        send().body("state", equalTo("queued"));
        stored();
    }

    @Test
    void answersWhatTheOwnerAnswers() {
        owned();
        owner.stubFor(post(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"id\":\"" + id
                                + "\",\"state\":\"sent\",\"receipt\":\"none\",\"provider_id\":\"wamid.1\"}")));
        send().body("state", equalTo("sent")).body("provider_id", equalTo("wamid.1"));
        owner.verify(postRequestedFor(urlEqualTo("/internal/sends/" + id))
                .withHeader("Authorization", matching("Bearer .+"))
                .withRequestBody(matchingJsonPath("$.workspace"))
                .withRequestBody(matchingJsonPath("$.arrival.place")));
    }

    @Test
    void messageIsQueuedWhenTheOwnerDiesInTheMiddle() {
        owned();
        owner.stubFor(post(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        send().body("state", equalTo("queued"));
        stored();
    }

    @Test
    void messageIsQueuedWhenTheOwnerIsSilent() {
        owned();
        owner.stubFor(post(anyUrl()).willReturn(aResponse().withFixedDelay(10_000)));
        send().body("state", equalTo("queued"));
        stored();
    }

    @Test
    void messageIsQueuedWhenTheOwnerIsGone() {
        owned();
        owner.stop();
        send().body("state", equalTo("queued"));
        stored();
    }

    @Test
    void hopToAProcessThatOwnsNothingIsRefused() {
        send();
        Shop.asService()
                .body(Map.of(
                        "workspace",
                        shop.workspace,
                        "arrival",
                        Map.of("shard", 1, "device", shop.device, "lane", "OTP", "place", 1),
                        "patience_ms",
                        100))
                .post("/internal/sends/" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("not_owner"));
    }

    private void owned() {
        lease("localhost:" + owner.port(), "+ interval '1 h'");
    }

    private void lease(String address, String until) {
        Database.asWorker()
                .change(
                        "UPDATE shard_owner SET owner = ?, address = ?, lease_until = now() " + until
                                + " WHERE shard = (SELECT shard FROM device WHERE id = ?)",
                        address,
                        address,
                        shop.device);
    }

    private void stored() {
        assertThat(Database.asWorker().number("SELECT count(*) FROM queue WHERE id = ? AND state = 'queued'", id))
                .isEqualTo(1);
    }

    private ValidatableResponse send() {
        return Shop.asService()
                .body(Order.of(shop, id, "213555120002"))
                .post("/internal/messages")
                .then()
                .statusCode(200);
    }
}
