package io.tidings.auth.audit.api;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.tidings.auth.testing.Tenant;
import io.tidings.testkit.TestCaller;
import io.tidings.testkit.Tokens;
import java.util.List;

/** The audit log as somebody with a login reads it. */
final class AuditCalls {
    static final String PATH = "/api/v1/audit";

    private AuditCalls() {}

    static Response read(Tenant tenant, String path) {
        return read(tenant, List.of("read"), path);
    }

    static Response read(Tenant tenant, List<String> abilities, String path) {
        TestCaller caller = new TestCaller(tenant.workspace, 1, tenant.user, 1, abilities, "UTC", "DZ", "login");
        return given().header(
                        "Authorization", "Bearer " + Tokens.ofRunningStack().inward(caller))
                .get(PATH + path);
    }
}
