package io.tidings.auth.user.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tidings.auth.testing.BillingPeer;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import io.tidings.testkit.TestCaller;
import io.tidings.testkit.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnStack
class ProfileTest {

    @AfterEach
    void billingIsBack() {
        BillingPeer.away(false);
    }

    @Test
    void answersEveryDocumentedField() {
        Tenant tenant = Tenant.provisioned();

        JsonPath body = profile(tenant.workspace, tenant.user)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(body.getBoolean("success")).isTrue();
        assertThat(body.getString("message")).isEqualTo("User Profile Retrieved Successfully");
        Map<String, Object> data = body.getMap("data");
        assertThat(data)
                .containsOnlyKeys(
                        "id",
                        "name",
                        "email",
                        "phone",
                        "shop_domain",
                        "auth_type",
                        "language",
                        "phone_verified_at",
                        "two_factor_enabled",
                        "two_factor_verified",
                        "first_message_wizard_completed",
                        "roles",
                        "credit",
                        "subscription",
                        "cr_account",
                        "custom_credit",
                        "accounts");
        assertThat(data)
                .containsEntry("email", tenant.email)
                .containsEntry("roles", List.of("client"))
                .containsEntry("credit", Map.of("id", 7, "credit", 150))
                .containsEntry("subscription", null);
    }

    @Test
    void showsNobodyOfAnotherWorkspace() {
        Tenant mine = Tenant.provisioned();
        Tenant other = Tenant.provisioned();

        profile(mine.workspace, other.user).then().statusCode(401);
    }

    @Test
    void asksForAnInwardToken() {
        given().get("/api/v1/user").then().statusCode(401).body("message", equalTo("Unauthenticated."));
    }

    @Test
    void doesNotTakeALoginTokenAtItsOwnDoor() {
        Tenant tenant = Tenant.provisioned();

        withToken(tenant.loginToken()).then().statusCode(401);
    }

    @Test
    void asksForTheAbilityToRead() {
        Tenant tenant = Tenant.provisioned();
        TestCaller caller = caller(tenant.workspace, tenant.user).with("write");

        withToken(Tokens.ofRunningStack().inward(caller)).then().statusCode(403);
    }

    @Test
    void tellsNoWrongCreditWhileBillingIsAway() {
        Tenant tenant = Tenant.provisioned();
        BillingPeer.away(true);

        Response response = profile(tenant.workspace, tenant.user);

        response.then().statusCode(503);
        assertThat(response.header("Retry-After")).matches("\\d+");
    }

    private static Response profile(UUID workspace, UUID user) {
        return withToken(Tokens.ofRunningStack().inward(caller(workspace, user)));
    }

    private static TestCaller caller(UUID workspace, UUID user) {
        return new TestCaller(workspace, 1, user, 1, List.of("read"), "Africa/Algiers", "DZ", "login");
    }

    private static Response withToken(String token) {
        return given().header("Authorization", "Bearer " + token).get("/api/v1/user");
    }
}
