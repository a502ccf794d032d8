package io.tidings.messaging.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tidings.messaging.testing.Database;
import io.tidings.messaging.testing.Shop;
import io.tidings.platform.id.Uuid7s;
import io.tidings.testkit.TestCaller;
import io.tidings.testkit.TidingsStack;
import io.tidings.testkit.Tokens;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
class NodeReportTest {

    @Inject
    Uuid7s ids;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open();
    }

    @Test
    void tellsOfTheProcessInTheDocumentedForms() {
        report(shop)
                .body("success", equalTo(true))
                .body("data.success", equalTo(true))
                .body("data.status", equalTo("OK"))
                .body("data.timestamp", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"))
                .body("data.uptime", greaterThanOrEqualTo(0))
                .body("data.uptimeFormatted", matchesPattern("(\\d+[dhm] )*\\d+s"))
                .body("data.node_version", matchesPattern("v\\d+\\.\\d+\\.\\d+"))
                .body("data.platform", equalTo("linux"))
                .body("data.memory", aMapWithSize(3))
                .body("data.memory.used", matchesPattern("\\d+ MB"))
                .body("data.memory.total", matchesPattern("\\d+ MB"))
                .body("data.memory.rss", matchesPattern("[1-9]\\d+ MB"))
                .body("data.webhook_url", equalTo("https://api.example.com/webhooks"))
                .body("data.circuitBreakersActive", empty())
                .body("data.sessions.total", equalTo(0))
                .body("data.sessions.details", empty());
    }

    @Test
    void countsWhatWaitsForTheCallersWorkspaceOnly() {
        UUID batch = UUID.randomUUID();
        queue(shop, "queued", batch);
        queue(shop, "queued", batch);
        queue(shop, "unknown", UUID.randomUUID());
        queue(shop, "queued", null);
        queue(Shop.open(), "queued", UUID.randomUUID());

        report(shop)
                .body("data.message_store_size", equalTo(4))
                .body("data.scheduled_messages", equalTo(3))
                .body("data.bulk_jobs", equalTo(2));
    }

    @Test
    void isForCallersWhoMayRead() {
        String token =
                Tokens.ofRunningStack().inward(TestCaller.of(shop.workspace).with("messages:send"));

        given().auth()
                .oauth2(token)
                .get("/api/test-node-connection")
                .then()
                .statusCode(403)
                .body("success", equalTo(false));
        assertThat(given().get("/api/test-node-connection").statusCode()).isEqualTo(401);
    }

    private void queue(Shop owner, String state, @Nullable UUID batch) {
        Database.asWorker().change("""
                INSERT INTO queue (shard, id, workspace, device, broadcast, lane, valid_until, due_at, state)
                SELECT d.shard, ?, d.workspace, d.id, ?, 2, now() + interval '2 h', now() + interval '1 h',
                       ?::sending_state
                  FROM device d WHERE d.id = ?""", ids.next(), batch, state, owner.device);
    }

    private static ValidatableResponse report(Shop shop) {
        return given().auth()
                .oauth2(Tokens.ofRunningStack().inward(TestCaller.of(shop.workspace)))
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "api.example.com")
                .get("/api/test-node-connection")
                .then()
                .statusCode(200);
    }
}
