package io.tidings.auth.user.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.restassured.response.Response;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Person;
import io.tidings.auth.testing.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnStack
class PasswordTest {
    private static final String NEXT = "another-password-2";

    private Tenant tenant;
    private String login;

    @BeforeEach
    void signIn() {
        tenant = Tenant.provisioned();
        login = tenant.loginToken();
    }

    @Test
    void replacesThePasswordAndEndsAllOtherLogins() {
        String other = tenant.loginToken();

        change(login, Tenant.PASSWORD, NEXT)
                .then()
                .statusCode(200)
                .body("message", equalTo("Password Changed Successfully"));

        assertThat(Person.standing(login)).isEqualTo(200);
        assertThat(Person.standing(other)).isEqualTo(401);
        assertThat(Person.standing(tenant.apiToken)).isEqualTo(200);
        assertThat(tenant.signIn().statusCode()).isEqualTo(404);
        assertThat(Tenant.signIn(tenant.email, NEXT, tenant.address).statusCode())
                .isEqualTo(200);
        Person.with(login)
                .get("/api/v1/audit?actor=" + tenant.user)
                .then()
                .body("data.action", contains("user.password_changed"))
                .body("data.target", contains("user:" + tenant.user))
                .body("data[0].before.other_logins", equalTo("open"))
                .body("data[0].after.other_logins", equalTo("ended"));
    }

    @Test
    void wantsThePresentPassword() {
        change(login, "wrong-password", NEXT)
                .then()
                .statusCode(422)
                .body("errors.current_password", equalTo(List.of("The current password is incorrect.")));

        assertThat(tenant.signIn().statusCode()).isEqualTo(200);
    }

    @Test
    void slowsDownWhoGuesses() {
        List<Integer> answers = IntStream.range(0, 6)
                .mapToObj(i -> change(login, "wrong-password", NEXT).statusCode())
                .toList();

        assertThat(answers).containsExactly(422, 422, 422, 422, 422, 429);
        change(login, Tenant.PASSWORD, NEXT).then().statusCode(429);
    }

    @Test
    void isNothingForAnApiToken() {
        change(tenant.apiToken, Tenant.PASSWORD, NEXT).then().statusCode(403).body("code", equalTo("login_needed"));

        assertThat(tenant.signIn().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        ", another-password-2, current_password",
        "right-password-1, , password",
        "right-password-1, short, password"
    })
    void namesWhatIsWrong(String present, String next, String field) {
        change(login, present, next).then().statusCode(422).body("errors", hasKey(field));
    }

    private static Response change(String credential, String present, String next) {
        Map<String, Object> body = new HashMap<>();
        body.put("current_password", present);
        body.put("password", next);
        return Person.with(credential).body(body).post("/api/v1/user/password");
    }
}
