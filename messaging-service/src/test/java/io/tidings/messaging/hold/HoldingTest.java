package io.tidings.messaging.hold;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tidings.events.SendRequested;
import io.tidings.events.Topic;
import io.tidings.events.WorkspaceChanged;
import io.tidings.messaging.testing.Database;
import io.tidings.messaging.testing.Events;
import io.tidings.messaging.testing.Sends;
import io.tidings.messaging.testing.Shop;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Transactions;
import io.tidings.testkit.TidingsStack;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds and cancellations in the middle of sending, over the internal calls. */
@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
class HoldingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String ENDED = "SELECT count(*) FROM message WHERE broadcast = ? AND state::text = ?";
    private static final String CLAIMED =
            "SELECT count(*) FROM queue WHERE broadcast = ? AND state IN ('claimed', 'unknown')";
    private static WireMockServer graph;

    private final Database database = Database.asWorker();
    private final UUID batch = UUID.randomUUID();
    private Shop shop;

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    Uuid7s ids;

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
        graph.stubFor(
                post(urlPathMatching("/v23.0/.*/messages"))
                        .willReturn(
                                aResponse()
                                        .withHeader("Content-Type", "application/json")
                                        .withBody(
                                                "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"1\",\"wa_id\":\"1\"}],"
                                                        + "\"messages\":[{\"id\":\"wamid.{{randomValue length=24 type='ALPHANUMERIC'}}\"}]}")));
        shop = Shop.open(graph.baseUrl());
    }

    @Test
    void suspendedWorkspaceStopsAndGoesOnWhereItStoppedWhenItIsOpenedAgain() {
        command(batch, 240);
        await().atMost(PATIENCE).until(() -> ended("sent") >= 20);
        tell(true);
        await().atMost(PATIENCE).until(() -> origins().equals(List.of("suspension")));
        await().atMost(PATIENCE).until(() -> database.number(CLAIMED, batch) == 0);
        long stopped = calls();
        assertThat(ended("sent")).isEqualTo(stopped).isLessThan(240);

        tell(false);
        // the rescan comes after 30 s
        await().atMost(Duration.ofSeconds(20)).until(() -> ended("sent") == 240);
        assertThat(calls()).isEqualTo(240);
        assertThat(origins()).isEmpty();
    }

    @Test
    void heldBatchStopsAnotherGoesOnAndLiftingGoesOnWhereItStopped() {
        command(batch, 240);
        await().atMost(PATIENCE).until(() -> ended("sent") >= 20);
        hold(batch, "broadcast", "customer");
        await().atMost(PATIENCE).until(() -> database.number(CLAIMED, batch) == 0);
        long stopped = calls();
        assertThat(ended("sent")).isEqualTo(stopped).isLessThan(240);

        UUID other = UUID.randomUUID();
        command(other, 40);
        await().atMost(PATIENCE).until(() -> database.number(ENDED, other, "sent") == 40);
        assertThat(ended("sent")).isEqualTo(stopped);
        assertThat(calls()).isEqualTo(stopped + 40);

        lift(batch, "customer");
        // the rescan comes after 30 s
        await().atMost(Duration.ofSeconds(20)).until(() -> ended("sent") == 240);
        assertThat(calls()).isEqualTo(280);
    }

    @Test
    void targetIsFreeOnlyWhenTheLastHasLifted() {
        hold(shop.device, "device", "customer");
        hold(shop.device, "device", "provider");
        command(batch, 3);
        await().atMost(PATIENCE)
                .until(() -> database.number("SELECT count(*) FROM queue WHERE broadcast = ?", batch) == 3);
        lift(shop.device, "customer");
        Shop.asService()
                .get("/internal/holds?size=1000")
                .then()
                .body("holds.findAll { it.target == '" + shop.device + "' }.origin", Matchers.contains("provider"));
        assertThat(ended("sent")).isZero();
        lift(shop.device, "provider");
        await().atMost(Duration.ofSeconds(20)).until(() -> ended("sent") == 3);
    }

    @Test
    void holdOfADeviceWaitsForTheClaimsOfItsShardOnly() {
        int shard = (int) database.number("SELECT shard FROM device WHERE id = ?", shop.device);
        CompletableFuture<?> holding;
        try (Database.Claim another = database.claim((shard + 1) % 64)) {
            try (Database.Claim own = database.claim(shard)) {
                holding = CompletableFuture.runAsync(() -> hold(shop.device, "device", "operator"));
                await().atMost(PATIENCE).until(() -> holding.isDone() || isWaitedForAClaim());
                assertThat(holding).isNotDone();
            }
            await().atMost(PATIENCE).until(holding::isDone);
        }
        holding.join();
    }

    private boolean isWaitedForAClaim() {
        return database.number("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory'") > 0;
    }

    @Test
    void heldMessageExpiresOnItsTime() {
        hold(shop.workspace, "workspace", "operator");
        try (Events events = Events.of(Topic.MESSAGE)) {
            command(new Sends(shop, batch, ids::next).to(7, Instant.now().plusSeconds(2)));
            await().atMost(Duration.ofSeconds(20)).until(() -> ended("expired") == 7);
            await().atMost(PATIENCE)
                    .until(() -> events
                                    .matching(event ->
                                            event.path("broadcast").asText().equals(batch.toString())
                                                    && event.at("/changes/0/to/sending")
                                                            .asText()
                                                            .equals("EXPIRED"))
                                    .stream()
                                    .mapToInt(event -> event.path("changes").size())
                                    .sum()
                            == 7);
        }
        assertThat(calls()).isZero();
        lift(shop.workspace, "operator");
    }

    @Test
    void cancelledInTheMiddleWhatWasSentAndWhatWasCancelledIsAll() {
        command(batch, 150);
        command(batch, 150);
        await().atMost(PATIENCE).until(() -> ended("sent") >= 20);
        cancel(batch, "broadcast");
        command(batch, 30);
        await().atMost(PATIENCE).until(() -> ended("sent") + ended("cancelled") == 330);
        assertThat(ended("sent")).isEqualTo(calls()).isLessThan(330);
        assertThat(database.number("SELECT count(*) FROM queue WHERE broadcast = ?", batch))
                .isZero();
        await().atMost(PATIENCE).until(() -> database.number("SELECT count(*) FROM hold WHERE target = ?", batch) == 0);
    }

    @Test
    void commandsThatComeWhileItIsCancelledAllEnd() {
        for (int chunk = 0; chunk < 40; chunk++) {
            if (chunk == 20) {
                cancel(batch, "broadcast");
            }
            command(batch, 10);
        }
        await().atMost(PATIENCE).until(() -> ended("sent") + ended("cancelled") == 400);
        assertThat(ended("sent")).isEqualTo(calls());
    }

    @Test
    void refusesAHoldThatNamesNobody() {
        Shop.put("holds", batch, Map.of("kind", "broadcast")).statusCode(Matchers.is(Matchers.oneOf(400, 422)));
        Shop.asService()
                .delete("/internal/holds/" + batch + "?origin=cancellation")
                .then()
                .statusCode(422);
    }

    private void hold(UUID target, String kind, String origin) {
        Shop.put("holds", target, Map.of("kind", kind, "origin", origin, "reason", "test"))
                .statusCode(200);
    }

    private void lift(UUID target, String origin) {
        Shop.asService()
                .delete("/internal/holds/" + target + "?origin=" + origin)
                .then()
                .statusCode(200)
                .body("lifted", Matchers.is(true));
    }

    /** What auth-service tells of the shop's workspace. */
    private void tell(boolean suspended) {
        WorkspaceChanged news = new WorkspaceChanged(shop.workspace, 1, "Shop", "DZ", "Africa/Algiers", suspended);
        OutgoingEvent event = new OutgoingEvent(shop.workspace.toString(), null, shop.workspace, news);
        transactions.asWorker(tx -> outbox.append(tx, List.of(event))).await().atMost(PATIENCE);
    }

    private List<Object> origins() {
        return database.column("SELECT origin FROM hold WHERE target = ?", shop.workspace);
    }

    private void cancel(UUID target, String kind) {
        Shop.asService()
                .body(Map.of("target", target, "workspace", shop.workspace, "kind", kind, "reason", "test"))
                .post("/internal/cancellations")
                .then()
                .statusCode(200);
    }

    private long ended(String state) {
        return database.number(ENDED, batch, state);
    }

    private static long calls() {
        return graph.findAll(postRequestedFor(urlPathMatching("/v23.0/.*/messages")))
                .size();
    }

    private void command(UUID of, int count) {
        command(new Sends(shop, of, ids::next).to(count));
    }

    private void command(SendRequested command) {
        OutgoingEvent event = new OutgoingEvent(shop.device.toString(), command.shard(), shop.workspace, command);
        transactions.asWorker(tx -> outbox.append(tx, List.of(event))).await().atMost(PATIENCE);
    }
}
