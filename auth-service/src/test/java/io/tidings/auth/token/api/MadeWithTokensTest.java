package io.tidings.auth.token.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Person;
import io.tidings.auth.testing.Superuser;
import io.tidings.auth.testing.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens that are made with tokens, or for somebody else: nobody gets more, or keeps it longer, than who made them. */
@OnStack
class MadeWithTokensTest {
    private static final String PATH = "/api/api-tokens";
    private static final int OK = 200;
    private static final int WRONG = 401;
    private static final int HOMELESS = 422;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Instant soon = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    private Tenant tenant;
    private String login;

    @BeforeEach
    void signIn() {
        tenant = Tenant.provisioned();
        login = tenant.loginToken();
    }

    @Test
    void endsWithTheTokenThatItIsMadeWithAtTheLatest() {
        String limited = token(login, Map.of("expired_at", soon.toString()));

        assertThat(expiry(limited, everlasting())).isEqualTo(soon);
        assertThat(expiry(limited, Map.of())).isEqualTo(soon);
        Instant sooner = soon.minus(1, ChronoUnit.HOURS);
        assertThat(expiry(limited, Map.of("expired_at", sooner.toString()))).isEqualTo(sooner);
        assertThat(made(login, everlasting()).getString("expired_at")).isNull();
    }

    @Test
    void worksFromTheAddressesOnlyOfTheTokenThatItIsMadeWith() {
        String limited = token(login, Map.of("allowed_ips", List.of("192.0.2.0/24", "2001:db8::/32")));

        assertThat(made(limited, Map.of()).getList("allowed_ips")).containsExactly("192.0.2.0/24", "2001:db8::/32");
        assertThat(made(limited, Map.of("allowed_ips", List.of("192.0.2.128/25", "2001:db8::1")))
                        .getList("allowed_ips"))
                .containsExactly("192.0.2.128/25", "2001:db8::1");
    }

    @ParameterizedTest
    @CsvSource({"192.0.3.1", "192.0.0.0/16", "0.0.0.0/0", "2001:db8::1"})
    void worksFromNoOther(String beyond) {
        String limited = token(login, Map.of("allowed_ips", List.of("192.0.2.0/24")));

        generate(limited, Map.of("allowed_ips", List.of("192.0.2.7", beyond)))
                .then()
                .statusCode(422)
                .body("errors.allowed_ips", hasSize(1));
    }

    @Test
    void endsWhenTheTokenThatItIsMadeWithIsRevoked() {
        JsonPath first = made(login, Map.of());
        String second = token(first.getString("token"), Map.of());
        String third = token(second, Map.of());
        String other = token(login, Map.of());

        revoke(first.getString("id"));

        assertThat(List.of(first.getString("token"), second, third))
                .extracting(Person::standing)
                .containsOnly(WRONG);
        assertThat(Person.standing(other)).isEqualTo(OK);
        Person.with(login)
                .get("/api/v1/audit")
                .then()
                .body("data.findAll { it.action == 'api_token.revoked' }", hasSize(3));
    }

    @Test
    void leavesWhatItWasMadeWith() {
        JsonPath first = made(login, Map.of());
        JsonPath second = made(first.getString("token"), Map.of());

        revoke(second.getString("id"));

        assertThat(Person.standing(first.getString("token"))).isEqualTo(OK);
        Person.with(login).get(PATH).then().body("id", hasItem(first.getString("id")));
    }

    @Test
    void isNotMadeWithOneThatWasRevokedMeanwhile() {
        JsonPath first = made(login, Map.of());
        var late = Person.with(first.getString("token"));
        revoke(first.getString("id"));

        late.body(Map.of("name", "late")).post(PATH + "/generate").then().statusCode(WRONG);
    }

    /** Otherwise one that is being made could be missed by whoever revokes what it is made with. */
    @Test
    void isRevokedBeforeOrAfterItIsMadeAndNeverMeanwhile() throws SQLException {
        JsonPath first = made(login, Map.of());
        CompletableFuture<Void> revoking;
        try (Connection making =
                Superuser.hold("SELECT pg_advisory_xact_lock_shared(7201, hashtext('" + tenant.workspace + "'))")) {
            revoking = CompletableFuture.runAsync(() -> revoke(first.getString("id")));
            await().atMost(PATIENCE).until(MadeWithTokensTest::somebodyWaits);
            assertThat(Person.standing(first.getString("token"))).isEqualTo(OK);
            making.rollback();
        }
        revoking.join();

        assertThat(Person.standing(first.getString("token"))).isEqualTo(WRONG);
    }

    private static boolean somebodyWaits() {
        return !Superuser.tell("SELECT count(*) FROM pg_locks WHERE classid = 7201 AND NOT granted")
                .equals("0");
    }

    @Test
    void endsForSomebodyElseWhenWhoMadeItLeaves() {
        Tenant admin = colleague("admin");
        Tenant member = colleague("member");
        String lent = token(admin.loginToken(), Map.of("user_id", member.user));
        String own = token(member.loginToken(), Map.of());
        String ofAdmin = token(admin.loginToken(), Map.of());
        assertThat(Person.standing(lent)).isEqualTo(OK);

        Person.with(login)
                .delete("/api/v1/members/" + number(admin))
                .then()
                .statusCode(OK)
                .body("success", equalTo(true));

        assertThat(Person.standing(lent)).isEqualTo(WRONG);
        assertThat(Person.standing(own)).isEqualTo(OK);
        assertThat(Person.standing(ofAdmin)).isEqualTo(HOMELESS);
    }

    private Tenant colleague(String role) {
        Tenant colleague = Tenant.provisioned();
        colleague
                .putUser(List.of(
                        Map.of("workspace", tenant.workspace, "role", role),
                        Map.of("workspace", colleague.workspace, "role", "owner")))
                .then()
                .statusCode(OK);
        return colleague;
    }

    private static long number(Tenant who) {
        return Person.with(who.loginToken()).get("/api/v1/user").jsonPath().getLong("data.id");
    }

    private void revoke(String id) {
        Person.with(login).body(Map.of("id", id)).delete(PATH).then().statusCode(OK);
    }

    private static Map<String, Object> everlasting() {
        Map<String, Object> order = new HashMap<>();
        order.put("expired_at", null);
        return order;
    }

    private static Instant expiry(String credential, Map<String, Object> order) {
        return Instant.parse(made(credential, order).getString("expired_at"));
    }

    private static String token(String credential, Map<String, Object> order) {
        return made(credential, order).getString("token");
    }

    private static JsonPath made(String credential, Map<String, Object> order) {
        return generate(credential, order).then().statusCode(201).extract().jsonPath();
    }

    private static Response generate(String credential, Map<String, Object> order) {
        Map<String, Object> body = new HashMap<>(order);
        body.put("name", "made");
        return Person.with(credential).body(body).post(PATH + "/generate");
    }
}
