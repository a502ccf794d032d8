package io.tidings.messaging.device;

import static io.restassured.RestAssured.given;
import static io.tidings.messaging.testing.Shop.asService;
import static io.tidings.messaging.testing.Shop.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tidings.events.Topic;
import io.tidings.messaging.testing.Database;
import io.tidings.messaging.testing.Events;
import io.tidings.messaging.testing.Shop;
import io.tidings.testkit.AtOnce;
import io.tidings.testkit.TestCaller;
import io.tidings.testkit.TidingsStack;
import io.tidings.testkit.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
class ProvisioningTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Database all = Database.asWorker();
    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open();
    }

    @Test
    void answersNoSecret() {
        put("accounts", shop.account, shop.accountBody(Map.of()))
                .statusCode(200)
                .body("uuid", equalTo(shop.account.toString()))
                .body("id", notNullValue())
                .body("$", not(hasKey("access_token")))
                .body("$", not(hasKey("app_secret")))
                .body("$", not(hasKey("verify_token")));
    }

    @Test
    void keepsNumberAndShardWhenPutAgain() {
        var first = put("devices", shop.device, shop.deviceBody(Map.of())).extract();
        var second = put("devices", shop.device, shop.deviceBody(Map.of("name", "Renamed", "rate_per_second", 40)))
                .body("name", equalTo("Renamed"))
                .body("rate_per_second", equalTo(40))
                .extract();

        assertThat(second.<Integer>path("id")).isEqualTo(first.<Integer>path("id"));
        assertThat(second.<Integer>path("shard"))
                .isEqualTo(first.<Integer>path("shard"))
                .isBetween(0, 63);
    }

    @Test
    void keepsSecretsSealed() {
        List<Object> rows = all.column("SELECT row_to_json(a)::text FROM account a WHERE id = ?", shop.account);
        List<Object> raw = all.column(
                "SELECT encode(access_token || app_secret || verify_token, 'escape') FROM account WHERE id = ?",
                shop.account);

        assertThat(rows.toString() + raw)
                .doesNotContain(shop.accessToken)
                .doesNotContain(shop.appSecret)
                .doesNotContain(shop.verifyToken);
    }

    @Test
    void neverTakesAnotherWorkspacesAccountOrDevice() {
        Shop other = Shop.open();

        put("accounts", shop.account, other.accountBody(Map.of("name", "Stolen")))
                .statusCode(422);
        put("devices", shop.device, other.deviceBody(Map.of("name", "Stolen", "phone_number_id", "x")))
                .statusCode(422);
        put("devices", UUID.randomUUID(), other.deviceBody(Map.of("account", shop.account)))
                .statusCode(422)
                .body("errors", hasKey("account"));

        assertThat(all.number("SELECT count(*) FROM account WHERE name = 'Stolen'"))
                .isZero();
        assertThat(all.number("SELECT count(*) FROM device WHERE name = 'Stolen'"))
                .isZero();
    }

    @Test
    void refusesASecondDeviceOfOneNumber() {
        put("devices", UUID.randomUUID(), shop.deviceBody(Map.of()))
                .statusCode(422)
                .body("errors", hasKey("phone_number_id"));
    }

    @Test
    void refusesWhatIsNotADevice() {
        assertThat(status(shop.deviceBody(Map.of("rate_per_second", 0)))).isBetween(400, 422);
        assertThat(status(shop.deviceBody(Map.of("phone", "+213 555")))).isBetween(400, 422);
        assertThat(status(Map.of("workspace", shop.workspace))).isBetween(400, 422);
    }

    @Test
    void answersToServicesOnly() {
        String user = Tokens.ofRunningStack().inward(TestCaller.of(shop.workspace));

        given().get("/internal/devices").then().statusCode(401);
        given().header("Authorization", "Bearer " + user)
                .get("/internal/devices")
                .then()
                .statusCode(401);
    }

    @Test
    void listsDevicesByPage() {
        Shop.open();

        List<Integer> ids = asService()
                .get("/internal/devices?size=1&page=2")
                .then()
                .extract()
                .path("devices.id");

        assertThat(ids).hasSize(1);
        assertThat(asService().get("/internal/devices").then().extract().<Integer>path("total"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void tellsTheAuditLogWhatChangedAndNoSecret() {
        put("accounts", shop.account, shop.accountBody(Map.of())).statusCode(200);
        put("accounts", shop.account, shop.accountBody(Map.of("name", "New name", "access_token", "another-secret")))
                .statusCode(200);
        put("devices", shop.device, shop.deviceBody(Map.of())).statusCode(200);
        put("devices", shop.device, shop.deviceBody(Map.of("status", "removed")))
                .statusCode(200);

        try (Events events = Events.of(Topic.AUDIT)) {
            await().atMost(PATIENCE)
                    .until(() -> events.matching(this::ofWorkspace).size() == 4);
            List<JsonNode> notes = events.matching(this::ofWorkspace);

            assertThat(notes)
                    .extracting(note -> note.path("action").asText() + " "
                            + note.path("target").asText())
                    .containsExactly(
                            "account.created account:" + shop.account,
                            "device.created device:" + shop.device,
                            "account.changed account:" + shop.account,
                            "device.changed device:" + shop.device);
            assertThat(notes.get(2).path("after").asText())
                    .contains("\"name\":\"New name\"", "\"replaced\":[\"access_token\"]");
            assertThat(notes.get(3).path("before").asText()).contains("\"status\":\"active\"");
            assertThat(notes.get(3).path("after").asText()).contains("\"status\":\"removed\"");
            assertThat(notes.toString())
                    .doesNotContain(shop.accessToken, shop.appSecret, shop.verifyToken, "another-secret");
        }
    }

    /** That is how an account is mended whose key is gone. */
    @Test
    void replacesSecretsThatNobodyCanOpenAnyMore() {
        all.change("UPDATE account SET access_token = '\\x00' WHERE id = ?", shop.account);

        put("accounts", shop.account, shop.accountBody(Map.of())).statusCode(200);

        try (Events events = Events.of(Topic.AUDIT)) {
            Predicate<JsonNode> changed =
                    note -> ofWorkspace(note) && note.path("action").asText().equals("account.changed");
            await().atMost(PATIENCE).until(() -> !events.matching(changed).isEmpty());
            assertThat(events.matching(changed).getFirst().path("after").asText())
                    .contains("\"replaced\":[\"access_token\"]");
        }
    }

    @Test
    void refusesAddressesWithSecretsInThem() {
        for (String address :
                List.of("https://user:secret@graph.example", "https://graph.example?access_token=secret")) {
            assertThat(asService()
                            .contentType("application/json")
                            .body(shop.accountBody(Map.of("base_url", address)))
                            .put("/internal/accounts/" + shop.account)
                            .statusCode())
                    .as(address)
                    .isBetween(400, 422);
        }
    }

    /** One of them makes it, and the others change it: each from what the one before has left. */
    @Test
    void tellsOfOneBeginningWhenSeveralMakeAnAccountAtOnce() {
        UUID account = UUID.randomUUID();
        AtomicInteger name = new AtomicInteger();
        AtOnce.results(
                6,
                () -> put("accounts", account, shop.accountBody(Map.of("name", "Name " + name.incrementAndGet())))
                        .statusCode(200));

        try (Events events = Events.of(Topic.AUDIT)) {
            Predicate<JsonNode> wanted = note -> note.path("target").asText().equals("account:" + account);
            await().atMost(PATIENCE).until(() -> events.matching(wanted).size() == 6);
            assertThat(events.matching(wanted))
                    .extracting(note -> note.path("action").asText())
                    .startsWith("account.created")
                    .containsOnlyOnce("account.created");
        }
    }

    @Test
    void announcesADeviceAndItsAccountsNewName() {
        put("accounts", shop.account, shop.accountBody(Map.of("name", "New name")))
                .statusCode(200);
        put("devices", shop.device, shop.deviceBody(Map.of("status", "removed")))
                .statusCode(200);

        try (Events events = Events.of(Topic.DEVICE)) {
            await().atMost(PATIENCE).until(() -> events.matching(this::ofShop).size() == 3);
            List<JsonNode> told = events.matching(this::ofShop);
            assertThat(told)
                    .extracting(e -> e.path("accountName").asText())
                    .containsExactly("Shop", "New name", "New name");
            assertThat(told).extracting(e -> e.path("status").asText()).containsExactly("active", "active", "removed");
            assertThat(told.getFirst().path("phone").asText()).isEqualTo("213555000001");
            assertThat(told.getFirst().path("ratePerSecond").asInt()).isEqualTo(80);
        }
    }

    @Test
    void hidesEveryTableWithAWorkspaceFromOtherWorkspaces() {
        List<Object> open = all.column("""
                SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace'
                 WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
                   AND NOT (c.relrowsecurity AND c.relforcerowsecurity)""");
        Database mine = Database.asApp(shop.workspace);
        Database theirs = Database.asApp(UUID.randomUUID());

        assertThat(open).isEmpty();
        assertThat(mine.number("SELECT count(*) FROM account")).isEqualTo(1);
        assertThat(mine.number("SELECT count(*) FROM device")).isEqualTo(1);
        assertThat(theirs.number("SELECT count(*) FROM account")).isZero();
        assertThat(theirs.number("SELECT count(*) FROM device")).isZero();
        assertThat(theirs.change("UPDATE device SET name = 'x'")).isZero();
    }

    private int status(Map<String, Object> body) {
        return put("devices", UUID.randomUUID(), body).extract().statusCode();
    }

    private boolean ofWorkspace(JsonNode event) {
        return event.path("workspace").asText().equals(shop.workspace.toString());
    }

    private boolean ofShop(JsonNode event) {
        return event.path("device").asText().equals(shop.device.toString());
    }
}
