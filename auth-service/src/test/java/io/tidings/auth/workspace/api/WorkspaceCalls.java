package io.tidings.auth.workspace.api;

import io.restassured.response.Response;
import io.tidings.auth.testing.Person;
import io.tidings.auth.testing.Superuser;
import io.tidings.auth.testing.Tenant;
import java.util.Map;
import java.util.UUID;

/** What administrators of the platform ask for. */
final class WorkspaceCalls {
    static final String PATH = "/api/v1/admin/workspaces";

    private WorkspaceCalls() {}

    static Response list(String credential, String query) {
        return Person.with(credential).get(PATH + query);
    }

    static Response show(String credential, UUID workspace) {
        return Person.with(credential).get(path(workspace));
    }

    static Response suspend(String credential, UUID workspace) {
        return Person.with(credential).post(path(workspace) + "/suspend");
    }

    static Response suspend(String credential, UUID workspace, String reason) {
        return Person.with(credential).body(Map.of("reason", reason)).post(path(workspace) + "/suspend");
    }

    static Response resume(String credential, UUID workspace) {
        return Person.with(credential).post(path(workspace) + "/resume");
    }

    static String path(UUID workspace) {
        return PATH + "/" + Superuser.tell("SELECT number FROM workspace WHERE workspace = '" + workspace + "'");
    }

    static String named(UUID workspace, String name) {
        Map<String, String> body = Map.of("name", name, "country", "DZ", "zone", "Africa/Algiers");
        Tenant.service()
                .body(body)
                .put("/internal/workspaces/" + workspace)
                .then()
                .statusCode(200);
        return name;
    }
}
