package io.tidings.auth.invitation.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Person;
import io.tidings.auth.testing.Phones;
import io.tidings.auth.testing.Registrant;
import io.tidings.auth.testing.Superuser;
import io.tidings.auth.testing.Tenant;
import io.tidings.testkit.AtOnce;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class InvitationTest {
    private static final String INVALID = "The invitation is invalid or has expired.";

    private Tenant owner;
    private final Registrant guest = new Registrant();
    private String owning;
    private String visiting;

    @BeforeEach
    void enter() {
        Phones.connect();
        owner = Tenant.provisioned();
        owning = owner.loginToken();
        visiting = guest.enter();
    }

    @Test
    void letsTheGuestInWithTheRole() {
        String token = invite("viewer");

        accept(visiting, token)
                .then()
                .statusCode(200)
                .body("data.workspace.uuid", equalTo(owner.workspace.toString()))
                .body("data.workspace.role", equalTo("viewer"));

        List<Map<String, Object>> places =
                Person.with(visiting).get("/api/v1/workspaces").jsonPath().getList("data");
        assertThat(places).hasSize(2);
        String moved = Person.with(visiting)
                .post("/api/v1/workspaces/" + places.get(1).get("id") + "/switch")
                .then()
                .statusCode(200)
                .extract()
                .path("data.token");
        Person.with(moved).get("/api/v1/members").then().body("data.role", containsInAnyOrder("owner", "viewer"));
        Person.with(owning)
                .get("/api/v1/audit")
                .then()
                .body("data.action", hasItems("invitation.made", "member.joined"));
    }

    @Test
    void isGoodOnce() {
        String token = invite("member");

        List<Integer> statuses = AtOnce.results(3, () -> accept(visiting, token).statusCode());

        assertThat(statuses).containsExactlyInAnyOrder(200, 404, 404);
    }

    @Test
    void isForNobodyElse() {
        String token = invite("owner");

        accept(new Registrant().enter(), token).then().statusCode(404).body("message", equalTo(INVALID));

        accept(visiting, token).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE invitation SET expires_at = now() - interval '1 second' WHERE workspace = '%s'",
                "UPDATE workspace SET suspended = true WHERE workspace = '%s'"
            })
    void isGoodNoMore(String cause) {
        String token = invite("member");
        Superuser.run(cause.formatted(owner.workspace));

        accept(visiting, token).then().statusCode(404).body("message", equalTo(INVALID));

        assertThat(Superuser.tell("SELECT count(*) FROM membership WHERE workspace = '" + owner.workspace + "'"))
                .isEqualTo("1");
    }

    @Test
    void canBeTakenBack() {
        String token = invite("member");
        String id = Person.with(owning).get("/api/v1/invitations").path("data[0].id");

        Person.with(owning).delete("/api/v1/invitations/" + id).then().statusCode(200);

        accept(visiting, token).then().statusCode(404);
        Person.with(owning).get("/api/v1/invitations").then().body("data", empty());
        Person.with(owning).delete("/api/v1/invitations/" + id).then().statusCode(404);
    }

    @Test
    void replacesTheOneBefore() {
        String first = invite("viewer");
        String second = invite("member");

        accept(visiting, first).then().statusCode(404);
        accept(visiting, second).then().statusCode(200).body("data.workspace.role", equalTo("member"));
        Person.with(owning)
                .get("/api/v1/audit?action=invitation.revoked")
                .then()
                .body("data.before.role", contains("viewer"));
    }

    @Test
    void showsItsSecretOnce() {
        String token = invite("member");

        Person.with(owning)
                .get("/api/v1/invitations")
                .then()
                .body("data.email", contains(guest.email))
                .body(not(containsString(token)));
        assertThat(Superuser.tell("SELECT string_agg(i::text, '') FROM invitation i"))
                .doesNotContain(token);
    }

    @Test
    void isNotForMembers() {
        Person.with(owning)
                .body(Map.of("email", owner.email.toUpperCase(Locale.ROOT), "role", "viewer"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(422)
                .body("errors.email", contains("This email belongs to a member already."));
    }

    @ParameterizedTest
    @CsvSource({"admin, owner, 403", "admin, admin, 201", "member, viewer, 403", "viewer, viewer, 403"})
    void isMadeByWhoDecidesAboutTheRole(String own, String given, int status) {
        Tenant colleague = Tenant.as("member");
        colleague
                .putUser(List.of(Map.of("workspace", owner.workspace, "role", own)))
                .then()
                .statusCode(200);

        make(colleague.loginToken(), given).then().statusCode(status);
    }

    @Test
    void isEndedByNoAdminWhenItIsAnOwners() {
        invite("owner");
        String id = Person.with(owning).get("/api/v1/invitations").path("data[0].id");
        Tenant admin = Tenant.as("member");
        admin.putUser(List.of(Map.of("workspace", owner.workspace, "role", "admin")))
                .then()
                .statusCode(200);

        Person.with(admin.loginToken())
                .delete("/api/v1/invitations/" + id)
                .then()
                .statusCode(403);

        Person.with(owning).get("/api/v1/invitations").then().body("data.id", contains(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM membership WHERE user_id = '%s'",
                "UPDATE membership SET role = 'member' WHERE user_id = '%s'"
            })
    void isGoodNoMoreWhenItsMakerCouldNotMakeIt(String change) {
        Tenant admin = Tenant.as("member");
        admin.putUser(List.of(Map.of("workspace", owner.workspace, "role", "admin")))
                .then()
                .statusCode(200);
        String token = make(admin.loginToken(), "admin")
                .then()
                .statusCode(201)
                .extract()
                .path("data.token");
        Superuser.run(change.formatted(admin.user));

        accept(visiting, token).then().statusCode(404).body("message", equalTo(INVALID));
    }

    @Test
    void isReplacedByNoAdminWhenItIsAnOwners() {
        String token = invite("owner");
        Tenant admin = Tenant.as("member");
        admin.putUser(List.of(Map.of("workspace", owner.workspace, "role", "admin")))
                .then()
                .statusCode(200);

        make(admin.loginToken(), "viewer").then().statusCode(403);

        accept(visiting, token).then().statusCode(200);
    }

    @Test
    void isMadeOnceForOneAddressWhenTwoInviteAtOnce() {
        List<Integer> statuses = AtOnce.results(3, () -> make(owning, "viewer").statusCode());

        assertThat(statuses).containsOnly(201);
        Person.with(owning).get("/api/v1/invitations").then().body("data.email", contains(guest.email));
    }

    @Test
    void knowsNoneOfAnotherWorkspace() {
        invite("member");
        String id = Person.with(owning).get("/api/v1/invitations").path("data[0].id");
        String other = Tenant.provisioned().loginToken();

        Person.with(other).get("/api/v1/invitations").then().body("data", empty());
        Person.with(other).delete("/api/v1/invitations/" + id).then().statusCode(404);

        Person.with(owning).get("/api/v1/invitations").then().body("data.id", contains(id));
    }

    @Test
    void keepsTheRoleOfWhoIsAMemberAlready() {
        String token = invite("owner");
        Superuser.run("INSERT INTO membership (user_id, workspace, role, position) SELECT id, '" + owner.workspace
                + "', 'viewer', 5 FROM users WHERE email = '" + guest.email + "'");

        accept(visiting, token).then().statusCode(200);

        assertThat(Superuser.tell("SELECT role FROM membership m JOIN users u ON u.id = m.user_id WHERE u.email = '"
                        + guest.email + "' AND m.workspace = '" + owner.workspace + "'"))
                .isEqualTo("viewer");
    }

    @Test
    void isNotForTokens() {
        make(owner.apiToken, "viewer").then().statusCode(403).body("code", equalTo("login_needed"));
        Person.with(owner.apiToken).get("/api/v1/invitations").then().statusCode(403);
        accept(owner.apiToken, invite("viewer")).then().statusCode(403);
    }

    private String invite(String role) {
        return make(owning, role).then().statusCode(201).extract().path("data.token");
    }

    private Response make(String credential, String role) {
        return Person.with(credential)
                .body(Map.of("email", guest.email, "role", role))
                .post("/api/v1/invitations");
    }

    private static Response accept(String credential, String token) {
        return Person.with(credential).body(Map.of("token", token)).post("/api/v1/invitations/accept");
    }
}
