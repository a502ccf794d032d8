package io.tidings.auth.login.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tidings.auth.testing.Authenticator;
import io.tidings.auth.testing.BillingPeer;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import io.tidings.testkit.AtOnce;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class TwoFactorLoginTest {
    private static final String WRONG = "The two-factor code is invalid.";

    private Tenant person;
    private Authenticator app;

    @BeforeEach
    void switchOn() {
        person = Tenant.provisioned();
        app = Authenticator.of(person);
    }

    @AfterEach
    void billingIsBack() {
        BillingPeer.away(false);
    }

    @Test
    void asksForTheCodeInTheDocumentedWords() {
        JsonPath body = person.signIn().then().statusCode(200).extract().jsonPath();

        assertThat(body.getMap("")).containsOnlyKeys("success", "data", "message");
        assertThat(body.getBoolean("success")).isTrue();
        assertThat(body.getString("message"))
                .isEqualTo("Two-Factor Authentication is enabled. Please provide your 2FA code.");
        assertThat(body.getMap("data")).containsOnlyKeys("user_id", "two_factor_verified");
        assertThat(body.getInt("data.user_id")).isPositive();
        assertThat(body.getBoolean("data.two_factor_verified")).isTrue();
    }

    @Test
    void answersAsEveryLoginDoesWithTheCode() {
        JsonPath body =
                person.signInWith(app.next()).then().statusCode(200).extract().jsonPath();

        assertThat(body.getString("message")).isEqualTo("User Retrieved Successfully");
        assertThat(body.getBoolean("data.two_factor_enabled")).isTrue();
        assertThat(body.getBoolean("data.two_factor_verified")).isTrue();
        Tenant.exchange(body.getString("data.token")).then().statusCode(200);
    }

    @Test
    void refusesAWrongCode() {
        person.signInWith(app.wrong())
                .then()
                .statusCode(404)
                .body("success", equalTo(false))
                .body("message", equalTo(WRONG));
    }

    @Test
    void refusesACodeThatWasUsed() {
        String code = app.next();
        person.signInWith(code).then().statusCode(200);

        person.signInWith(code).then().statusCode(404).body("message", equalTo(WRONG));
    }

    @Test
    void givesOneTokenForOneCode() {
        String code = app.next();

        List<Integer> statuses = AtOnce.results(4, () -> person.signInWith(code).statusCode());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 404);
    }

    @Test
    void takesNoCodeThatOnlySwitchedItOn() {
        Tenant other = Tenant.provisioned();
        Authenticator begun = Authenticator.begun(other);
        String code = begun.next();
        Authenticator.call(other, "login")
                .body(Map.of("code", code))
                .post("/api/v1/user/two-factor/confirm")
                .then()
                .statusCode(200);

        other.signInWith(code).then().statusCode(404).body("message", equalTo(WRONG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "1234567", "12a456", "123 456", "ABCD-EFGH-2345"})
    void namesWhatIsNoCode(String code) {
        person.signInWith(code)
                .then()
                .statusCode(422)
                .body("errors.two_factor_code", contains("The two factor code must be 6 digits."));
    }

    @Test
    void takesEachRecoveryCodeOnce() {
        String code = app.recoveryCodes().getFirst();
        person.signInWith(code).then().statusCode(200).body("data.two_factor_enabled", equalTo(true));

        person.signInWith(code).then().statusCode(404).body("message", equalTo(WRONG));
        person.signInWith(app.recoveryCodes().getLast().toLowerCase().replace("-", ""))
                .then()
                .statusCode(200);
    }

    @Test
    void takesNoCodeForAWrongPassword() {
        String code = app.next();

        Tenant.signIn(person.email, "wrong", person.address, code).then().statusCode(404);

        person.signInWith(code).then().statusCode(200);
    }

    @Test
    void spendsNoCodeOnALoginThatCanNotBegin() {
        BillingPeer.away(true);
        String code = app.recoveryCodes().getFirst();
        person.signInWith(code).then().statusCode(503);
        BillingPeer.away(false);

        person.signInWith(code).then().statusCode(200);
    }

    @Test
    void slowsDownWhoHasThePasswordAndGuessesCodes() {
        for (int i = 0; i < 4; i++) {
            person.signInWith(app.wrong()).then().statusCode(404);
        }
        person.signIn().then().statusCode(200);

        person.signInWith(app.next()).then().statusCode(429);
    }

    @Test
    void forgetsTheTriesAfterALogin() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                person.signIn().then().statusCode(200);
            }
            Response response = person.signInWith(app.recoveryCodes().get(round));
            response.then().statusCode(200);
        }
    }
}
