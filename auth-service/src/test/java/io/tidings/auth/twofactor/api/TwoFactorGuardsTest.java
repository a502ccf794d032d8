package io.tidings.auth.twofactor.api;

import static io.tidings.auth.testing.Authenticator.call;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.tidings.auth.testing.Authenticator;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Superuser;
import io.tidings.auth.testing.Tenant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps others from a person's second factor. */
@OnStack
class TwoFactorGuardsTest {
    private static final String PATH = "/api/v1/user/two-factor";

    private Tenant person;

    @BeforeEach
    void provision() {
        person = Tenant.provisioned();
    }

    @ParameterizedTest
    @CsvSource({"POST, ''", "DELETE, ''", "POST, /recovery-codes"})
    void asksForTheRightPassword(String method, String step) {
        Authenticator app = Authenticator.of(person);
        for (String wrong : List.of("{\"password\": \"wrong\"}", "{}", "{\"password\": 5}", "[]")) {
            call(person, "login")
                    .body(wrong)
                    .request(method, PATH + step)
                    .then()
                    .statusCode(422)
                    .body("errors.password.size()", equalTo(1));
        }

        person.signInWith(app.recoveryCodes().getFirst()).then().statusCode(200);
    }

    @Test
    void slowsDownWhoGuessesThePassword() {
        for (int i = 0; i < 5; i++) {
            call(person, "login")
                    .body(Map.of("password", "guess " + i))
                    .post(PATH)
                    .then()
                    .statusCode(422);
        }

        enrol().then().statusCode(429);
    }

    @Test
    void forgetsTheGuessesAfterTheRightPassword() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                call(person, "login")
                        .body(Map.of("password", "guess " + i))
                        .post(PATH)
                        .then()
                        .statusCode(422);
            }
            enrol().then().statusCode(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"14, 200,", "15, 404, two_factor_not_begun"})
    void confirmsASecretForAQuarterOfAnHour(int minutes, int status, @Nullable String code) {
        Authenticator app = Authenticator.begun(person);
        Superuser.run("UPDATE two_factor SET created_at = created_at - interval '" + minutes
                + " minutes' WHERE user_id = '" + person.user + "'");

        confirm(app.next()).then().statusCode(status).body("code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource({"POST, ''", "POST, /confirm", "DELETE, ''", "POST, /recovery-codes"})
    void refusesApiTokens(String method, String step) {
        Authenticator app = Authenticator.of(person);
        Map<String, String> body = Map.of("password", Tenant.PASSWORD, "code", app.next());

        call(person, "api")
                .body(body)
                .request(method, PATH + step)
                .then()
                .statusCode(403)
                .body("code", equalTo("login_needed"));

        person.signIn().then().body("data.token", equalTo(null));
    }

    private Response confirm(String code) {
        return call(person, "login").body(Map.of("code", code)).post(PATH + "/confirm");
    }

    private Response enrol() {
        return call(person, "login").body(Map.of("password", Tenant.PASSWORD)).post(PATH);
    }
}
