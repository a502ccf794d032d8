package io.tidings.auth.audit.api;

import static io.tidings.auth.audit.api.AuditCalls.read;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.tidings.auth.testing.Authenticator;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import io.tidings.platform.caller.Caller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the log tells of changes that services provision, and that people make to their own accounts. */
@OnStack
class AuditedChangesTest {
    private static final List<String> ADMIN = List.of("read", "admin");

    @Test
    void notesThatTheWorkspaceIsSuspended() {
        Tenant tenant = Tenant.unwritten();
        tenant.putWorkspace(false);
        tenant.putWorkspace(true);
        tenant.putWorkspace(true);
        tenant.putWorkspace(false);

        read(tenant, "")
                .then()
                .body("data.action", contains("workspace.reopened", "workspace.suspended"))
                .body("data[1].actor", equalTo(Caller.NOBODY.toString()))
                .body("data[1].before.suspended", equalTo(false))
                .body("data[1].after.suspended", equalTo(true));
    }

    @Test
    void tellsWhatServicesProvision() {
        Tenant fresh = Tenant.provisioned();
        fresh.putApiToken(List.of("read", "write")).then().statusCode(200);
        fresh.putApiToken(List.of("read")).then().statusCode(200);
        Tenant elsewhere = Tenant.unwritten();
        Tenant.service()
                .body(Map.of(
                        "token",
                        fresh.apiToken,
                        "name",
                        "worker",
                        "user",
                        elsewhere.user,
                        "workspace",
                        elsewhere.workspace,
                        "abilities",
                        List.of("read")))
                .put("/internal/api-tokens/" + fresh.user)
                .then()
                .statusCode(200);

        read(fresh, "")
                .then()
                .body(
                        "data.action",
                        contains(
                                "api_token.revoked",
                                "api_token.changed",
                                "api_token.created",
                                "user.created",
                                "member.joined",
                                "workspace.created"))
                .body("data[1].before.abilities", contains("read", "write"))
                .body("data[1].after.abilities", contains("read"))
                .body("data[2].target", equalTo("api_token:" + fresh.user))
                .body("data[2].after.token", equalTo(fresh.apiToken.substring(0, 8)))
                .body("data[2].actor", equalTo(Caller.NOBODY.toString()))
                .body("data[5].after.country", equalTo("DZ"));
        read(elsewhere, "").then().body("data.action", contains("api_token.created"));
    }

    /** Who begins with the same characters is another all the same. */
    @Test
    void tellsThatATokenWasReplaced() {
        Tenant fresh = Tenant.unwritten();
        Map<String, Object> token = Map.of(
                "token",
                fresh.apiToken.substring(0, 8) + "0".repeat(56),
                "name",
                "worker",
                "user",
                fresh.user,
                "workspace",
                fresh.workspace,
                "abilities",
                List.of("read", "write"));
        Tenant.service()
                .body(token)
                .put("/internal/api-tokens/" + fresh.user)
                .then()
                .statusCode(200);

        read(fresh, "")
                .then()
                .body("data.action", contains("api_token.changed"))
                .body("data[0].after.replaced", contains("token"));
    }

    /** Whose account it is takes it everywhere. */
    @Test
    void tellsEveryWorkspaceOfAPersonWhatTheyDoToTheirAccount() {
        Tenant home = Tenant.provisioned();
        Tenant guest = Tenant.unwritten();
        home.putUser(List.of(
                        Map.of("workspace", home.workspace, "role", "owner"),
                        Map.of("workspace", guest.workspace, "role", "admin")))
                .then()
                .statusCode(200);
        Authenticator.of(home);

        for (Tenant reader : List.of(home, guest)) {
            read(reader, "?action=two_factor.enabled")
                    .then()
                    .body("data.actor", contains(home.user.toString()))
                    .body("data[0].after.two_factor", equalTo("on"));
        }
    }

    @Test
    void thePlatformTellsWhoRunsItAndOfThoseWhoAreInNoWorkspace() {
        Tenant admin = Tenant.administrator("viewer");
        Tenant reader = Tenant.administrator("viewer");

        read(reader, ADMIN, "?scope=platform&target=user:" + admin.user)
                .then()
                .body("data.action", contains("user.changed"))
                .body("data[0].before.admin", equalTo(false))
                .body("data[0].after.admin", equalTo(true));
        admin.putUser(List.of()).then().statusCode(200);
        admin.changePassword("another-password-3", List.of());
        read(reader, ADMIN, "?scope=platform&target=user:" + admin.user)
                .then()
                .body("data.action", contains("user.password_changed", "user.changed"));
    }
}
