package io.tidings.auth.membership.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import io.tidings.testkit.TestCaller;
import io.tidings.testkit.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class MeTest {

    @ParameterizedTest
    @ValueSource(strings = {"login", "api"})
    void tellsWhoTheCallerIsAndWhere(String kind) {
        Tenant tenant = Tenant.as("member");

        Map<String, Object> body = me(caller(tenant.workspace, tenant.user, kind, "write", "read"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");

        assertThat(body)
                .containsOnlyKeys("success", "data")
                .containsEntry("success", true)
                .containsEntry(
                        "data",
                        Map.of(
                                "id",
                                tenant.user.toString(),
                                "name",
                                "Test Person",
                                "email",
                                tenant.email,
                                "role",
                                "member",
                                "workspace",
                                Map.of("id", tenant.workspace.toString(), "name", "Works"),
                                "abilities",
                                List.of("read", "write")));
    }

    @Test
    void knowsNobodyOfAnotherWorkspace() {
        Tenant mine = Tenant.provisioned();
        Tenant other = Tenant.provisioned();

        me(caller(mine.workspace, other.user, "login", "read"))
                .then()
                .statusCode(401)
                .body("message", equalTo("Unauthorized - Invalid Token"));
    }

    @Test
    void asksForTheAbilityToRead() {
        Tenant tenant = Tenant.provisioned();

        me(caller(tenant.workspace, tenant.user, "api", "write"))
                .then()
                .statusCode(403)
                .body("success", equalTo(false));
    }

    @Test
    void asksForAnInwardToken() {
        given().get("/api/me").then().statusCode(401).body("message", equalTo("Unauthorized - No Bearer Token"));
    }

    private static TestCaller caller(UUID workspace, UUID user, String kind, String... abilities) {
        return new TestCaller(workspace, 1, user, 1, List.of(abilities), "UTC", "DZ", kind);
    }

    private static Response me(TestCaller caller) {
        return given().header(
                        "Authorization", "Bearer " + Tokens.ofRunningStack().inward(caller))
                .get("/api/me");
    }
}
