package io.tidings.auth.token.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class TokensTest {
    private static final String PATH = "/api/api-tokens";

    @Inject
    Transactions transactions;

    @Test
    void showsANewTokenOnce() {
        Tenant tenant = Tenant.provisioned();

        JsonPath made = generate(tenant, Map.of("name", "Storefront Token"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(made.getMap(""))
                .containsOnlyKeys(
                        "id",
                        "name",
                        "token",
                        "created_at",
                        "user_id",
                        "expired_at",
                        "abilities",
                        "last_used_at",
                        "allowed_ips")
                .containsEntry("name", "Storefront Token")
                .containsEntry("user_id", tenant.user.toString())
                .containsEntry("last_used_at", null);
        String token = made.getString("token");
        assertThat(token).matches("[0-9a-f]{64}");
        Tenant.exchange(token).then().statusCode(200);
        list(tenant)
                .then()
                .statusCode(200)
                .body("[0].id", equalTo(made.getString("id")))
                .body("[0].token", equalTo(token.substring(0, 8) + "*".repeat(56)));
    }

    @Test
    void tellsFromWhereATokenMayBeUsed() {
        Tenant tenant = Tenant.provisioned();

        String token = generate(
                        tenant, body("{'name': 'a', 'allowed_ips': ['192.0.2.0/24', '2001:DB8::0:7', '192.0.2.0/24']}"))
                .then()
                .statusCode(201)
                .body("allowed_ips", contains("192.0.2.0/24", "2001:db8::7"))
                .extract()
                .path("token");

        list(tenant).then().body("[0].allowed_ips", contains("192.0.2.0/24", "2001:db8::7"));
        Tenant.exchange(token).then().body("allowed_ips", contains("192.0.2.0/24", "2001:db8::7"));
        generate(tenant, body("{'name': 'b', 'allowed_ips': []}")).then().body("allowed_ips", hasSize(0));
    }

    @Test
    void saysWhichOfTheAllowedAddressesAreNone() {
        Tenant tenant = Tenant.provisioned();

        generate(tenant, body("{'name': 'a', 'allowed_ips': ['192.0.2.0/24', 'home', '10.1.2.3/8', 7]}"))
                .then()
                .statusCode(422)
                .body(
                        "errors.allowed_ips",
                        contains(
                                startsWith("The allowed ips.1 "),
                                startsWith("The allowed ips.2 "),
                                startsWith("The allowed ips.3 ")));
        generate(tenant, body("{'name': 'a', 'allowed_ips': '192.0.2.7'}"))
                .then()
                .statusCode(422)
                .body("errors", hasKey("allowed_ips"));
        generate(tenant, Map.of("name", "a", "allowed_ips", Collections.nCopies(51, "192.0.2.7")))
                .then()
                .statusCode(422)
                .body("errors", hasKey("allowed_ips"));
    }

    @Test
    void givesAMonthUnlessToldOtherwise() {
        Tenant tenant = Tenant.provisioned();

        JsonPath made = generate(tenant, Map.of("name", "a")).jsonPath();

        OffsetDateTime created = OffsetDateTime.parse(made.getString("created_at"));
        assertThat(OffsetDateTime.parse(made.getString("expired_at"))).isEqualTo(created.plusMonths(1));
        generate(tenant, body("{'name': 'b', 'expired_at': null}")).then().body("expired_at", nullValue());
        generate(tenant, body("{'name': 'c', 'expired_at': '2107-06-26'}"))
                .then()
                .body("expired_at", equalTo("2107-06-25T23:00:00.000000Z"));
    }

    @Test
    void listsWhatIsNotRevokedNewestFirst() {
        Tenant tenant = Tenant.provisioned();
        generate(tenant, Map.of("name", "first"));
        String second = generate(tenant, Map.of("name", "second")).jsonPath().getString("id");
        generate(tenant, Map.of("name", "third"));

        delete(tenant, Map.of("id", second)).then().statusCode(200);

        list(tenant).then().body("name", contains("third", "first", "worker"));
    }

    @Test
    void revokesForGood() {
        Tenant tenant = Tenant.provisioned();
        JsonPath made = generate(tenant, Map.of("name", "short-lived")).jsonPath();
        String id = made.getString("id");

        delete(tenant, Map.of("user_id", tenant.user, "id", id))
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("message", equalTo("Token deleted successfully"));

        Tenant.exchange(made.getString("token")).then().statusCode(401);
        delete(tenant, Map.of("id", id)).then().statusCode(422).body("errors", hasKey("id"));
        assertThat(count(
                        tenant,
                        "SELECT count(*) FROM audit_entry WHERE target = $1 AND action LIKE 'api_token.%'",
                        "api_token:" + id))
                .isEqualTo(2);
    }

    @Test
    void takesDeletionsFromTheQueryToo() {
        Tenant tenant = Tenant.provisioned();
        String id = generate(tenant, Map.of("name", "one")).jsonPath().getString("id");

        caller(tenant)
                .delete(PATH + "?user_id=" + tenant.user + "&id=" + id)
                .then()
                .statusCode(200);

        caller(tenant).get(PATH + "?user_id=" + tenant.user).then().body("name", not(contains("one")));
    }

    @Test
    void takesABodyOfWhateverType() {
        Tenant tenant = Tenant.provisioned();
        String id = caller(tenant)
                .contentType("application/x-www-form-urlencoded")
                .body("{\"name\": \"one\"}")
                .post(PATH + "/generate")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        TestCallers.untyped(tenant.user, tenant.workspace, List.of("read"))
                .get(PATH)
                .then()
                .statusCode(200)
                .body("name", contains("one", "worker"));
        caller(tenant)
                .contentType("text/plain")
                .body("{\"id\": ")
                .delete(PATH)
                .then()
                .statusCode(400);
        caller(tenant)
                .contentType("text/plain")
                .body("{\"id\": \"" + id + "\"}")
                .delete(PATH)
                .then()
                .statusCode(200);
    }

    @Test
    void keepsWorkspacesAndUsersApart() {
        Tenant tenant = Tenant.provisioned();
        Tenant other = Tenant.provisioned();
        String foreign = generate(other, Map.of("name", "foreign")).jsonPath().getString("id");

        list(tenant).then().body("name", contains("worker"));
        for (Object user : List.of(other.user, UUID.randomUUID())) {
            caller(tenant).get(PATH + "?user_id=" + user).then().statusCode(403).body("success", equalTo(false));
            generate(tenant, Map.of("name", "theirs", "user_id", user)).then().statusCode(403);
            delete(tenant, Map.of("id", foreign, "user_id", user)).then().statusCode(403);
        }
        String mine = delete(tenant, Map.of("id", foreign))
                .then()
                .statusCode(422)
                .extract()
                .asString();
        String nobodys = delete(tenant, Map.of("id", UUID.randomUUID()))
                .then()
                .statusCode(422)
                .extract()
                .asString();
        assertThat(mine).isEqualTo(nobodys);
        list(other).then().body("name", contains("foreign", "worker"));
    }

    @ParameterizedTest
    @CsvSource({"owner,200", "admin,200", "member,403", "viewer,403"})
    void letsManagersActForMembers(String role, int status) {
        Tenant owner = Tenant.provisioned();
        Tenant member = Tenant.as(role);
        member.putUser(List.of(
                        Map.of("workspace", owner.workspace, "role", role),
                        Map.of("workspace", member.workspace, "role", "owner")))
                .then()
                .statusCode(200);

        Tenant colleague = Tenant.as("member");
        colleague
                .putUser(List.of(Map.of("workspace", owner.workspace, "role", "member")))
                .then()
                .statusCode(200);

        TestCallers.of(member.user, owner.workspace, List.of("read", "write"))
                .get(PATH + "?user_id=" + colleague.user)
                .then()
                .statusCode(status);
    }

    @Test
    void letsNoAdminActForAnOwner() {
        Tenant owner = Tenant.provisioned();
        Tenant admin = Tenant.as("member");
        admin.putUser(List.of(Map.of("workspace", owner.workspace, "role", "admin")))
                .then()
                .statusCode(200);

        TestCallers.of(admin.user, owner.workspace, List.of("read", "write"))
                .body(Map.of("name", "more", "user_id", owner.user))
                .post(PATH + "/generate")
                .then()
                .statusCode(403);
    }

    @Test
    void endsWhatATokenBecameWithTheToken() {
        Tenant tenant = Tenant.provisioned();
        Instant end = Instant.now().plusSeconds(30).truncatedTo(ChronoUnit.SECONDS);
        String token = generate(tenant, Map.of("name", "short", "expired_at", end.toString()))
                .jsonPath()
                .getString("token");

        Tenant.exchange(token).then().statusCode(200).body("expires_at", equalTo(end.toString()));
    }

    @Test
    void pages() {
        Tenant tenant = Tenant.provisioned();

        caller(tenant).get(PATH + "?page=2").then().statusCode(200).body("", empty());
    }

    @Test
    void givesNoMoreThanTheCallerHas() {
        Tenant tenant = Tenant.provisioned();
        RequestSpecification sender = TestCallers.of(tenant.user, tenant.workspace, List.of("read", "write"));

        generate(tenant, body("{'name': 'finer', 'abilities': ['messages:send', 'billing:read']}"))
                .then()
                .statusCode(201)
                .body("abilities", contains("billing:read", "messages:send"));
        generate(tenant, body("{'name': 'x', 'abilities': ['everything']}"))
                .then()
                .statusCode(422)
                .body("errors.abilities[0]", containsString("messages:send"));
        TestCallers.of(tenant.user, tenant.workspace, List.of("write"))
                .body(body("{'name': 'x', 'abilities': ['read']}"))
                .post(PATH + "/generate")
                .then()
                .statusCode(422)
                .body("errors", hasKey("abilities"));
        sender.body(Map.of("name", "all of it"))
                .post(PATH + "/generate")
                .then()
                .body("abilities", contains("read", "write"));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        Tenant tenant = Tenant.provisioned();

        generate(tenant, body("{'name': 5, 'user_id': 'x', 'abilities': 'read', 'expired_at': '2001-01-01'}"))
                .then()
                .statusCode(422)
                .body("success", equalTo(false))
                .body("errors.keySet()", hasSize(4));
        generate(tenant, body("{'name': ' '}")).then().statusCode(422).body("errors", hasKey("name"));
        delete(tenant, Map.of("id", "7")).then().statusCode(422).body("errors", hasKey("id"));
        delete(tenant, Map.of()).then().statusCode(422).body("errors", hasKey("id"));
        list(tenant).then().body("name", contains("worker"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "red\u001b[31m", "nul\u0000"})
    void namesAreOneLine(String name) {
        generate(Tenant.provisioned(), Map.of("name", name))
                .then()
                .statusCode(422)
                .body("errors.name", contains("The name must not contain line breaks or other control characters."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "messages:send"})
    void asksForTheAbilityToWrite(String ability) {
        Tenant tenant = Tenant.provisioned();
        RequestSpecification able = TestCallers.of(tenant.user, tenant.workspace, List.of(ability));

        able.body(Map.of("name", "x")).post(PATH + "/generate").then().statusCode(403);
        able.body(Map.of("id", UUID.randomUUID())).delete(PATH).then().statusCode(403);
    }

    @Test
    void listsNothingForAUserWithoutTokens() {
        Tenant tenant = Tenant.provisioned();
        String only = list(tenant).jsonPath().getString("[0].id");
        delete(tenant, Map.of("id", only)).then().statusCode(200);

        list(tenant).then().statusCode(200).body("", empty());
    }

    private long count(Tenant tenant, String sql, String parameter) {
        return transactions
                .inWorkspace(
                        tenant.workspace,
                        tx -> tx.connection().preparedQuery(sql).execute(Tuple.of(parameter)))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private static Map<String, Object> body(String json) {
        return JsonPath.from(json.replace('\'', '"')).getMap("");
    }

    private static RequestSpecification caller(Tenant tenant) {
        return TestCallers.of(tenant.user, tenant.workspace, List.of("read", "write"));
    }

    private static Response list(Tenant tenant) {
        return caller(tenant).get(PATH);
    }

    private static Response generate(Tenant tenant, Map<String, Object> body) {
        return caller(tenant).body(body).post(PATH + "/generate");
    }

    private static Response delete(Tenant tenant, Map<String, Object> body) {
        return caller(tenant).body(body).delete(PATH);
    }
}
