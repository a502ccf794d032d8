package io.tidings.auth.workspace.api;

import static io.restassured.RestAssured.given;
import static io.tidings.auth.workspace.api.WorkspaceCalls.PATH;
import static io.tidings.auth.workspace.api.WorkspaceCalls.list;
import static io.tidings.auth.workspace.api.WorkspaceCalls.named;
import static io.tidings.auth.workspace.api.WorkspaceCalls.resume;
import static io.tidings.auth.workspace.api.WorkspaceCalls.show;
import static io.tidings.auth.workspace.api.WorkspaceCalls.suspend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Person;
import io.tidings.auth.testing.Phones;
import io.tidings.auth.testing.Superuser;
import io.tidings.auth.testing.Tenant;
import io.tidings.testkit.AtOnce;
import io.tidings.testkit.TestCaller;
import io.tidings.testkit.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class WorkspaceAdminTest {
    private Tenant administrator;
    private String admin;
    private Tenant tenant;

    @BeforeEach
    void signIn() {
        administrator = Tenant.administrator("viewer");
        admin = administrator.loginToken();
        tenant = Tenant.provisioned();
    }

    @Test
    void showsAWorkspace() {
        named(tenant.workspace, "Shown");

        show(admin, tenant.workspace)
                .then()
                .statusCode(200)
                .body("data.id", notNullValue())
                .body("data.uuid", equalTo(tenant.workspace.toString()))
                .body("data.name", equalTo("Shown"))
                .body("data.country", equalTo("DZ"))
                .body("data.timezone", equalTo("Africa/Algiers"))
                .body("data.suspended", equalTo(false))
                .body("data.suspended_at", nullValue())
                .body("data.created_at", matchesPattern("[-0-9]{10}T[:0-9]{8}Z"))
                .body("data.members_count", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"987654321", "9876543210123456789", "0"})
    void knowsNoOther(String number) {
        for (String step : List.of("/suspend", "/resume")) {
            Person.with(admin).post(PATH + "/" + number + step).then().statusCode(404);
        }
        Person.with(admin)
                .get(PATH + "/" + number)
                .then()
                .statusCode(404)
                .body("message", equalTo("Workspace not found"));
    }

    @Test
    void findsWorkspacesByPartsOfTheirNames() {
        String name = named(tenant.workspace, "Olive % Grove " + tenant.workspace);
        named(Tenant.provisioned().workspace, "Olive x Grove " + tenant.workspace);

        list(admin, "?search=olive % grove " + tenant.workspace)
                .then()
                .statusCode(200)
                .body("data.name", contains(name))
                .body("pagination.total", equalTo(1))
                .body("pagination.per_page", equalTo(50));
        list(admin, "?page=2&search=" + tenant.workspace)
                .then()
                .body("data", empty())
                .body("pagination.total", equalTo(2));
    }

    @Test
    void tellsSuspendedWorkspacesApart() {
        named(tenant.workspace, "One " + tenant.workspace);
        Tenant other = Tenant.provisioned();
        named(other.workspace, "Two " + tenant.workspace);
        suspend(admin, tenant.workspace).then().statusCode(200);
        String both = "?search=" + tenant.workspace;

        list(admin, both + "&suspended=1").then().body("data.uuid", contains(tenant.workspace.toString()));
        list(admin, both + "&suspended=0").then().body("data.uuid", contains(other.workspace.toString()));
        list(admin, both + "&suspended=")
                .then()
                .body("data.uuid", contains(tenant.workspace.toString(), other.workspace.toString()));
        list(admin, "?suspended=maybe").then().statusCode(422).body("errors.suspended", notNullValue());
    }

    @Test
    void closesAWorkspaceToAllItsCredentialsUntilItIsResumed() {
        String login = tenant.loginToken();

        suspend(admin, tenant.workspace)
                .then()
                .statusCode(200)
                .body("data.suspended", equalTo(true))
                .body("data.suspended_at", matchesPattern("[-0-9]{10}T[:0-9]{8}Z"));

        for (String credential : List.of(login, tenant.apiToken)) {
            Tenant.exchange(credential).then().statusCode(422).body("code", equalTo("no_workspace"));
        }
        tenant.signIn().then().statusCode(422).body("code", equalTo("no_workspace"));

        resume(admin, tenant.workspace)
                .then()
                .statusCode(200)
                .body("data.suspended", equalTo(false))
                .body("data.suspended_at", nullValue());

        assertThat(Stream.of(login, tenant.apiToken)).allMatch(credential -> Person.standing(credential) == 200);
    }

    @Test
    void tellsTheWorkspaceWhoSuspendedItAndWhy() {
        suspend(admin, tenant.workspace, "Unpaid").then().statusCode(200);
        resume(admin, tenant.workspace).then().statusCode(200);

        String login = tenant.loginToken();
        Person.with(login)
                .get("/api/v1/audit")
                .then()
                .body("data.action", hasItems("workspace.reopened", "workspace.suspended"))
                .body("data[1].action", equalTo("workspace.suspended"))
                .body("data[1].actor", equalTo(administrator.user.toString()))
                .body("data[1].target", equalTo("workspace:" + tenant.workspace))
                .body("data[1].before.suspended", equalTo(false))
                .body("data[1].after.suspended", equalTo(true))
                .body("data[1].after.reason", equalTo("Unpaid"))
                .body("data[0].actor", equalTo(administrator.user.toString()))
                .body("data[0].after.reason", nullValue());
        Person.with(login).get("/api/v1/audit/verify").then().body("data.intact", equalTo(true));
    }

    @Test
    void doesNothingTwice() {
        suspend(admin, tenant.workspace, "First").then().statusCode(200);
        String since = state();
        suspend(admin, tenant.workspace, "Second").then().statusCode(200);
        assertThat(state()).isEqualTo(since);

        resume(admin, tenant.workspace).then().statusCode(200);
        String open = state();
        resume(admin, tenant.workspace).then().statusCode(200);
        assertThat(state()).isEqualTo(open);
    }

    /** When it was changed, and how many entries its audit log has. */
    private String state() {
        return Superuser.tell("SELECT updated_at || ' ' || coalesce(suspended_at::text, '') || ' '"
                + " || (SELECT seq FROM audit_head h WHERE h.workspace = w.workspace)"
                + " FROM workspace w WHERE workspace = '" + tenant.workspace + "'");
    }

    @Test
    void keepsTheTimeOfTheSuspensionWhenOtherThingsChange() {
        suspend(admin, tenant.workspace).then().statusCode(200);
        String since =
                Superuser.tell("SELECT suspended_at FROM workspace WHERE workspace = '" + tenant.workspace + "'");
        Tenant.service()
                .body("{\"name\": \"Renamed\", \"country\": \"DZ\", \"zone\": \"UTC\", \"suspended\": true}")
                .put("/internal/workspaces/" + tenant.workspace)
                .then()
                .statusCode(200);

        assertThat(Superuser.tell("SELECT suspended_at FROM workspace WHERE workspace = '" + tenant.workspace + "'"))
                .isEqualTo(since);
    }

    @Test
    void letsNobodyLockThemselvesOut() {
        suspend(admin, administrator.workspace).then().statusCode(404).body("code", equalTo("own_workspace"));

        assertThat(Person.standing(admin)).isEqualTo(200);
    }

    @Test
    void keepsTheWorkspaceThatCodesAreSentFrom() {
        named(Phones.OPERATOR, "Operator");

        suspend(admin, Phones.OPERATOR).then().statusCode(404).body("code", equalTo("operators_workspace"));

        show(admin, Phones.OPERATOR).then().body("data.suspended", equalTo(false));
    }

    /** Both are signed in before either is out. */
    @Test
    void letsNoTwoLockEachOtherOut() throws SQLException {
        Tenant second = Tenant.administrator("owner");
        String other = second.loginToken();
        List<CompletableFuture<Integer>> suspending;

        try (Connection held = Superuser.hold("SELECT FROM workspace WHERE workspace IN ('" + second.workspace + "', '"
                + administrator.workspace + "') FOR SHARE")) {
            suspending = List.of(
                    AtOnce.begun(() -> suspend(admin, second.workspace).statusCode()),
                    AtOnce.begun(() -> suspend(other, administrator.workspace).statusCode()));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 2);
            held.rollback();
        }

        assertThat(suspending.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 422);
    }

    private static int waiting() {
        return Integer.parseInt(Superuser.tell("SELECT count(*) FROM pg_stat_activity"
                + " WHERE datname = 'tidings_auth' AND usename = 'tidings_worker' AND wait_event_type = 'Lock'"));
    }

    @Test
    void readsReasonsOfSomeLengthOnly() {
        suspend(admin, tenant.workspace, "x".repeat(501)).then().statusCode(422).body("errors.reason", notNullValue());
        show(admin, tenant.workspace).then().body("data.suspended", equalTo(false));

        suspend(admin, tenant.workspace, "x".repeat(500)).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "GET, /1", "POST, /1/suspend", "POST, /1/resume"})
    void isForAdministratorsWhoAreSignedIn(String method, String path) {
        for (String credential : List.of(tenant.loginToken(), tenant.apiToken, administrator.apiToken)) {
            Person.with(credential)
                    .request(method, PATH + path)
                    .then()
                    .statusCode(403)
                    .body("required_abilities", contains("admin"));
        }
        TestCaller fresh = TestCaller.fresh().with("read", "write", "admin");
        TestCaller program = new TestCaller(
                fresh.workspace(), 1, fresh.user(), 1, fresh.abilities(), fresh.zone(), fresh.country(), "api");
        given().header("Authorization", "Bearer " + Tokens.ofRunningStack().inward(program))
                .request(method, PATH + path)
                .then()
                .statusCode(403)
                .body("code", equalTo("login_needed"));
    }
}
