package io.tidings.auth.login.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tidings.auth.testing.BillingPeer;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class LoginTest {
    private static final String WRONG = "The email or password you entered is incorrect. Please try again.";

    @AfterEach
    void billingIsBack() {
        BillingPeer.away(false);
        BillingPeer.credit("150");
    }

    @Test
    void answersEveryDocumentedField() {
        Tenant tenant = Tenant.provisioned();

        JsonPath body = tenant.signIn().then().statusCode(200).extract().jsonPath();

        assertThat(body.getBoolean("success")).isTrue();
        assertThat(body.getString("message")).isEqualTo("User Retrieved Successfully");
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
                        "accounts",
                        "token",
                        "custom_credit");
        assertThat(data)
                .containsEntry("name", "Test Person")
                .containsEntry("email", tenant.email)
                .containsEntry("phone", "213555123456")
                .containsEntry("language", "fr")
                .containsEntry("two_factor_enabled", false)
                .containsEntry("two_factor_verified", false)
                .containsEntry("roles", List.of("client"))
                .containsEntry("credit", Map.of("credit", 150))
                .containsEntry("accounts", List.of())
                .containsEntry("custom_credit", Map.of())
                .containsEntry("shop_domain", null)
                .containsEntry("auth_type", null)
                .containsEntry("subscription", null)
                .containsEntry("cr_account", null);
        assertThat(data.get("id")).isInstanceOf(Integer.class);
        assertThat((String) data.get("phone_verified_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat((String) data.get("token")).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000.0000", "0.5000", "12.3456"})
    void showsCreditWithoutTrailingZeros(String credit) {
        BillingPeer.credit(credit);

        String body = Tenant.provisioned().signIn().asString();

        assertThat(body).contains("\"credit\":{\"credit\":" + credit.replaceAll("\\.?0+$", "") + "}");
    }

    @Test
    void findsTheAccountInAnyCaseOfLetters() {
        Tenant tenant = Tenant.provisioned();

        Tenant.signIn(tenant.email.toUpperCase(), Tenant.PASSWORD, tenant.address)
                .then()
                .statusCode(200);
    }

    @Test
    void refusesAWrongPassword() {
        Tenant tenant = Tenant.provisioned();

        Response response = Tenant.signIn(tenant.email, "wrong", tenant.address);

        response.then().statusCode(404).body("success", equalTo(false)).body("message", equalTo(WRONG));
    }

    @Test
    void refusesAnUnknownEmailInTheSameWords() {
        Response response = Tenant.signIn(UUID.randomUUID() + "@example.com", "whatever", "203.0.113.7");

        response.then().statusCode(404).body("success", equalTo(false)).body("message", equalTo(WRONG));
    }

    @Test
    void refusesAnUnverifiedAccount() {
        Tenant.unverified()
                .signIn()
                .then()
                .statusCode(404)
                .body("success", equalTo(false))
                .body(
                        "message",
                        equalTo("Your Account Verification Is Not Completed Yet."
                                + " We've sent a verification message to your WhatsApp number."));
    }

    @Test
    void tellsOfAnUnverifiedAccountOnlyWithTheRightPassword() {
        Tenant tenant = Tenant.unverified();

        Tenant.signIn(tenant.email, "wrong", tenant.address)
                .then()
                .statusCode(404)
                .body("message", equalTo(WRONG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "null", "{\"email\": null, \"password\": \"\"}"})
    void namesMissingFields(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/login")
                .then()
                .statusCode(422)
                .body("message", equalTo("The given data was invalid."))
                .body("errors.email", contains("The email field is required."))
                .body("errors.password", contains("The password field is required."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@", "@b.example", "a b@c.example", "a@b@c.example"})
    void refusesWhatIsNoEmail(String email) {
        Tenant.signIn(email, "password", "203.0.113.8")
                .then()
                .statusCode(422)
                .body("errors.email", contains("The email must be a valid email address."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"a\"]", "{\"a\": 1}"})
    void namesFieldsThatAreNoTexts(String value) {
        given().contentType(ContentType.JSON)
                .body("{\"email\": %1$s, \"password\": %1$s, \"two_factor_code\": %1$s}".formatted(value))
                .post("/api/v1/login")
                .then()
                .statusCode(422)
                .body("errors.email", contains("The email must be a string."))
                .body("errors.password", contains("The password must be a string."))
                .body("errors.two_factor_code", contains("The two factor code must be a string."));
    }

    @Test
    void refusesACodeThatIsNotSixDigits() {
        given().contentType(ContentType.JSON)
                .body(Map.of("email", "a@b.example", "password", "x", "two_factor_code", "12a456"))
                .post("/api/v1/login")
                .then()
                .statusCode(422)
                .body("errors.two_factor_code", contains("The two factor code must be 6 digits."));
    }

    @Test
    void ignoresACodeWhereThereIsNoSecondFactor() {
        Tenant tenant = Tenant.provisioned();

        given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", tenant.address)
                .body(Map.of("email", tenant.email, "password", Tenant.PASSWORD, "two_factor_code", "123456"))
                .post("/api/v1/login")
                .then()
                .statusCode(200)
                .body("data.token", notNullValue());
    }

    @Test
    void refusesWhatIsNotJson() {
        given().contentType(ContentType.JSON)
                .body("{\"email\":")
                .post("/api/v1/login")
                .then()
                .statusCode(400)
                .body("success", equalTo(false));
    }

    @Test
    void slowsDownWhoGuesses() {
        Tenant tenant = Tenant.provisioned();
        for (int i = 0; i < 5; i++) {
            Tenant.signIn(tenant.email, "guess " + i, tenant.address).then().statusCode(404);
        }

        Response response = tenant.signIn();

        response.then().statusCode(429).body("retry_after_seconds", greaterThanOrEqualTo(1));
        assertThat(response.header("Retry-After"))
                .isEqualTo("" + response.jsonPath().getInt("retry_after_seconds"));
        assertThat(response.jsonPath().getString("error")).isNotBlank();
        assertThat(response.jsonPath().getString("message")).isNotBlank();
    }

    @Test
    void forgetsTheGuessesAfterASuccess() {
        Tenant tenant = Tenant.provisioned();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                Tenant.signIn(tenant.email, "guess " + i, tenant.address).then().statusCode(404);
            }
            tenant.signIn().then().statusCode(200);
        }
    }

    @Test
    void slowsDownAnAddressThatTriesManyAccounts() {
        String address = "192.0.2." + (int) (Math.random() * 256);
        Response response = Tenant.signIn("x@example.com", "", address);
        for (int i = 0; i < 60 && response.statusCode() != 429; i++) {
            response = Tenant.signIn(UUID.randomUUID() + "@example.com", "guess", address);
        }

        response.then().statusCode(429);
    }

    @Test
    void tellsNoWrongCreditWhileBillingIsAway() {
        Tenant tenant = Tenant.provisioned();
        BillingPeer.away(true);

        Response response = tenant.signIn();

        response.then().statusCode(503).body("success", equalTo(false));
        assertThat(response.header("Retry-After")).matches("\\d+");
    }

    @Test
    void refusesAUserWithoutOpenWorkspace() {
        Tenant tenant = Tenant.provisioned();
        tenant.putWorkspace(true);

        tenant.signIn().then().statusCode(422).body("code", equalTo("no_workspace"));
    }

    @Test
    void bindsTheLoginToTheFirstOpenWorkspace() {
        Tenant first = Tenant.provisioned();
        Tenant second = Tenant.provisioned();
        first.putWorkspace(true);
        first.putUser(List.of(
                Map.of("workspace", first.workspace, "role", "owner"),
                Map.of("workspace", second.workspace, "role", "viewer")));

        Tenant.exchange(first.loginToken()).then().statusCode(200);
    }
}
