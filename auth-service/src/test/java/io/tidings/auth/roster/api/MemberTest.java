package io.tidings.auth.roster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.restassured.response.Response;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Person;
import io.tidings.auth.testing.Superuser;
import io.tidings.auth.testing.Tenant;
import io.tidings.testkit.AtOnce;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class MemberTest {
    private Tenant owner;
    private String owning;

    @BeforeEach
    void signIn() {
        owner = Tenant.provisioned();
        owning = owner.loginToken();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "member", "viewer"})
    void showsEveryMemberWhoElseIsThere(String role) {
        Tenant colleague = colleague(role);

        Person.with(colleague.loginToken())
                .get("/api/v1/members")
                .then()
                .statusCode(200)
                .body("data.email", containsInAnyOrder(owner.email, colleague.email))
                .body("data.role", containsInAnyOrder("owner", role))
                .body("pagination.total", equalTo(2));
    }

    @Test
    void givesAnotherRoleThatCountsAtOnce() {
        Tenant colleague = colleague("member");
        String login = colleague.loginToken();
        put(login, owner, "viewer").then().statusCode(403);

        put(owning, colleague, "admin").then().statusCode(200).body("data.role", equalTo("admin"));

        Tenant third = colleague("member");
        put(login, third, "viewer").then().statusCode(200);
        assertThat(role(third)).isEqualTo("viewer");
        Person.with(owning).get("/api/v1/audit").then().body("data.action", hasItems("member.role_changed"));
    }

    @Test
    void letsNoAdminDecideAboutOwners() {
        Tenant admin = colleague("admin");
        String login = admin.loginToken();

        put(login, owner, "viewer").then().statusCode(403).body("code", equalTo("owners_and_admins_only"));
        put(login, admin, "owner").then().statusCode(403);
        delete(login, owner).then().statusCode(403);

        assertThat(role(owner)).isEqualTo("owner");
        assertThat(role(admin)).isEqualTo("admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"member", "viewer"})
    void letsNobodyElseDecide(String role) {
        String login = colleague(role).loginToken();
        Tenant third = colleague("viewer");

        put(login, third, "member").then().statusCode(403);
        delete(login, third).then().statusCode(403);

        assertThat(role(third)).isEqualTo("viewer");
    }

    @Test
    void keepsAnOwner() {
        put(owning, owner, "admin").then().statusCode(422);
        delete(owning, owner).then().statusCode(422);

        Tenant second = colleague("owner");
        put(owning, owner, "admin").then().statusCode(200);

        delete(second.loginToken(), second).then().statusCode(422);
    }

    /** Both have seen the other there, or would have, before either is gone. */
    @Test
    void keepsAnOwnerWhenTwoLeaveAtOnce() throws SQLException {
        Tenant second = colleague("owner");
        String other = second.loginToken();
        List<CompletableFuture<Integer>> leaving;

        try (Connection held =
                Superuser.hold("SELECT FROM membership WHERE workspace = '" + owner.workspace + "' FOR UPDATE")) {
            leaving = List.of(leave(owning, owner), leave(other, second));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 2);
            held.rollback();
        }

        assertThat(leaving.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 422);
    }

    private static CompletableFuture<Integer> leave(String login, Tenant whom) {
        return AtOnce.begun(() -> delete(login, whom).statusCode());
    }

    private int waiting() {
        return Integer.parseInt(Superuser.tell("SELECT count(*) FROM pg_stat_activity"
                + " WHERE datname = 'tidings_auth' AND usename = 'tidings_app' AND wait_event_type = 'Lock'"));
    }

    @Test
    void refusesWhoWasRemoved() {
        Tenant colleague = colleague("member");
        String login = colleague.loginToken();

        delete(owning, colleague).then().statusCode(200);

        assertThat(Person.standing(login)).isEqualTo(422);
        Person.with(owning).get("/api/v1/audit").then().body("data.action", hasItems("member.removed"));
    }

    @Test
    void letsEverybodyLeave() {
        Tenant colleague = colleague("viewer");
        String login = colleague.loginToken();

        delete(login, colleague).then().statusCode(200);

        assertThat(Person.standing(login)).isEqualTo(422);
    }

    @Test
    void knowsNobodyOfAnotherWorkspace() {
        Tenant stranger = Tenant.provisioned();

        Response foreign = put(owning, stranger, "viewer");
        Response unknown = Person.with(owning).body(Map.of("role", "viewer")).put("/api/v1/members/987654321");

        foreign.then().statusCode(404);
        assertThat(foreign.asString()).isEqualTo(unknown.asString());
        delete(owning, stranger).then().statusCode(404);
        assertThat(role(stranger)).isEqualTo("owner");
    }

    @Test
    void isNotForTokens() {
        Tenant colleague = colleague("viewer");

        Person.with(owner.apiToken)
                .get("/api/v1/members")
                .then()
                .statusCode(403)
                .body("code", equalTo("login_needed"));
        put(owner.apiToken, colleague, "owner").then().statusCode(403);
        delete(owner.apiToken, colleague).then().statusCode(403);
    }

    @Test
    void namesTheRoles() {
        Person.with(owning)
                .body(Map.of("role", "god"))
                .put("/api/v1/members/1")
                .then()
                .statusCode(422)
                .body("errors.role[0]", equalTo("The role must be owner, admin, member or viewer."));
    }

    /** Somebody else in the owner's workspace. */
    private Tenant colleague(String role) {
        Tenant colleague = Tenant.as("member");
        colleague
                .putUser(List.of(Map.of("workspace", owner.workspace, "role", role)))
                .then()
                .statusCode(200);
        return colleague;
    }

    private static Response put(String credential, Tenant whom, String role) {
        return Person.with(credential).body(Map.of("role", role)).put("/api/v1/members/" + number(whom));
    }

    private static Response delete(String credential, Tenant whom) {
        return Person.with(credential).delete("/api/v1/members/" + number(whom));
    }

    private static String number(Tenant person) {
        return Superuser.tell("SELECT number FROM users WHERE id = '" + person.user + "'");
    }

    private static String role(Tenant person) {
        return Superuser.tell("SELECT role FROM membership WHERE user_id = '" + person.user + "'");
    }
}
