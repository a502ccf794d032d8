package io.tidings.auth.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Person;
import io.tidings.auth.testing.Superuser;
import io.tidings.auth.testing.Tenant;
import io.tidings.testkit.AtOnce;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnStack
class UserProvisioningTest {
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
    private static final String WORKSPACE_LOCK = "%FOR NO KEY UPDATE%";
    private static final String USER_LOCK = "%FROM users WHERE id = $1 FOR UPDATE%";

    private Tenant tenant;

    @BeforeEach
    void provision() {
        tenant = Tenant.provisioned();
    }

    @Test
    void writesNothingWhenNothingChanges() {
        String before = written();

        tenant.putUser().then().statusCode(200);
        tenant.putWorkspace(false).then().statusCode(200);

        assertThat(written()).isEqualTo(before);
    }

    /** The versions of the rows, the entries of the audit log, and how many events there were. */
    private String written() {
        return Superuser.tell("SELECT concat_ws(' ', u.xmin, m.xmin, w.xmin, h.seq,"
                + " (SELECT last_value FROM pg_sequences WHERE sequencename = 'outbox_seq_seq'))"
                + " FROM users u JOIN membership m ON m.user_id = u.id JOIN workspace w USING (workspace)"
                + " JOIN audit_head h USING (workspace) WHERE u.id = '" + tenant.user + "'");
    }

    @Test
    void tellsTheWorkspaceWhoBecameWhatInIt() {
        Tenant host = Tenant.provisioned();
        String owning = host.loginToken();
        Tenant guest = Tenant.as("member");

        seat(guest, host, "viewer");
        audit(owning)
                .body("data[0].action", equalTo("member.joined"))
                .body("data[0].actor", equalTo(NOBODY))
                .body("data[0].target", equalTo("user:" + guest.user))
                .body("data[0].before", nullValue())
                .body("data[0].after.role", equalTo("viewer"));

        seat(guest, host, "admin");
        audit(owning)
                .body("data[0].action", equalTo("member.role_changed"))
                .body("data[0].before.role", equalTo("viewer"))
                .body("data[0].after.role", equalTo("admin"));

        guest.putUser(List.of()).then().statusCode(200);
        audit(owning)
                .body("data[0].action", equalTo("member.removed"))
                .body("data[0].before.role", equalTo("admin"))
                .body("data[0].after", nullValue());
    }

    private static void seat(Tenant guest, Tenant host, String role) {
        guest.putUser(List.of(Map.of("workspace", host.workspace, "role", role)))
                .then()
                .statusCode(200);
    }

    @Test
    void tellsOfANewPasswordAndNotWhichItIs() {
        tenant.changePassword("another-password-2");

        String login = Tenant.signIn(tenant.email, "another-password-2", tenant.address)
                .path("data.token");
        audit(login)
                .body("data[0].action", equalTo("user.password_changed"))
                .body("data[0].actor", equalTo(NOBODY))
                .body("data[0].after.logins", equalTo("ended"))
                .body("data.action", not(hasItem("user.changed")));
    }

    @Test
    void tellsWhoRunsThePlatform() {
        Tenant administrator = Tenant.administrator("owner");

        audit(administrator.loginToken())
                .body("data.action", hasItems("user.changed", "user.created", "member.joined"))
                .body("data[0].before.admin", equalTo(false))
                .body("data[0].after.admin", equalTo(true));
    }

    private static ValidatableResponse audit(String login) {
        return Person.with(login).get("/api/v1/audit").then().statusCode(200);
    }

    @Test
    void keepsAnOwner() {
        tenant.putUser(List.of(Map.of("workspace", tenant.workspace, "role", "admin")))
                .then()
                .statusCode(422)
                .body("errors.workspaces", notNullValue());
        tenant.putUser(List.of()).then().statusCode(422);
        assertThat(Person.standing(tenant.apiToken)).isEqualTo(200);

        seat(Tenant.as("member"), tenant, "owner");

        tenant.putUser(List.of()).then().statusCode(200);
        assertThat(Person.standing(tenant.apiToken)).isEqualTo(422);
    }

    /** Both have seen the other there, or would have, before either is gone. */
    @Test
    void keepsAnOwnerWhenAnotherLeavesAtOnce() throws SQLException {
        Tenant second = Tenant.as("member");
        seat(second, tenant, "owner");
        String owning = tenant.loginToken();
        String number = Superuser.tell("SELECT number FROM users WHERE id = '" + tenant.user + "'");
        List<CompletableFuture<Integer>> leaving;

        try (Connection held =
                Superuser.hold("SELECT FROM membership WHERE workspace = '" + tenant.workspace + "' FOR UPDATE")) {
            leaving = List.of(
                    AtOnce.begun(() -> Person.with(owning)
                            .delete("/api/v1/members/" + number)
                            .statusCode()),
                    AtOnce.begun(() -> second.putUser(List.of()).statusCode()));
            awaitWaiting(2, "%");
            held.rollback();
        }

        assertThat(leaving.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 422);
    }

    /** Their password matched what the spec says when it was looked at, and doesn't any more. */
    @Test
    void bringsNoOldPasswordBackUnnoticed() throws SQLException {
        Tenant other = Tenant.provisioned();
        other.changePassword("another-password-2");
        String login = tenant.loginToken();
        CompletableFuture<Integer> put;

        try (Connection held = Superuser.hold("UPDATE users SET password_hash = (SELECT o.password_hash FROM users o"
                + " WHERE o.id = '" + other.user + "') WHERE id = '" + tenant.user + "'")) {
            put = AtOnce.begun(() -> tenant.putUser().statusCode());
            awaitWaiting(1, USER_LOCK);
            held.commit();
        }

        assertThat(put.join()).isEqualTo(200);
        assertThat(Person.standing(login)).isEqualTo(401);
        audit(tenant.loginToken()).body("data[0].action", equalTo("user.password_changed"));
    }

    @Test
    void locksTheWorkspaceThatTheUserJoinedMeanwhile() throws SQLException {
        Tenant joined = Tenant.provisioned();
        CompletableFuture<Integer> put;

        try (Connection deciding = Superuser.hold(
                        "SELECT FROM workspace WHERE workspace = '" + joined.workspace + "' FOR NO KEY UPDATE");
                Connection held = Superuser.hold("SELECT FROM users WHERE id = '" + tenant.user + "' FOR UPDATE");
                Statement statement = held.createStatement()) {
            put = AtOnce.begun(() -> tenant.putUser().statusCode());
            awaitWaiting(1, USER_LOCK);
            statement.execute("INSERT INTO membership (user_id, workspace, role, position) VALUES ('" + tenant.user
                    + "', '" + joined.workspace + "', 'owner', 1)");
            held.commit();
            awaitWaiting(1, WORKSPACE_LOCK);
            deciding.rollback();
        }

        assertThat(put.join()).isEqualTo(200);
        audit(joined.loginToken()).body("data[0].action", equalTo("member.removed"));
    }

    private static void awaitWaiting(int many, String query) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Superuser.tell("SELECT count(*) FROM pg_stat_activity WHERE datname = 'tidings_auth'"
                                + " AND wait_event_type = 'Lock' AND query LIKE '" + query + "'")
                        .equals(Integer.toString(many)));
    }

    @Test
    void storesOneAccountForCallsAtOnce() {
        Tenant host = Tenant.as("member");
        UUID id = UUID.randomUUID();

        List<CompletableFuture<Integer>> made = Stream.generate(() -> AtOnce.begun(
                        () -> host.putUserAs(id, id + "@example.com").statusCode()))
                .limit(4)
                .toList();

        assertThat(made.stream().map(CompletableFuture::join)).containsOnly(200);
    }
}
