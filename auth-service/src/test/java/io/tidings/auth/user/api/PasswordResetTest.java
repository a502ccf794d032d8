package io.tidings.auth.user.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.tidings.auth.testing.Authenticator;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Person;
import io.tidings.auth.testing.Phones;
import io.tidings.auth.testing.Registrant;
import io.tidings.auth.testing.Superuser;
import io.tidings.auth.testing.Tenant;
import io.tidings.testkit.AtOnce;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnStack
class PasswordResetTest {
    private static final String WRONG = "The verification code is invalid or has expired.";
    private static final String NEXT = "another-password-1";

    private final Registrant person = new Registrant();
    private String login;

    @BeforeEach
    void enter() {
        Phones.connect();
        login = person.enter();
    }

    @Test
    void replacesThePasswordAndEndsAllLogins() {
        forgot(person.email).then().statusCode(200).body("success", equalTo(true));

        reset(Phones.code(person.phone, 2)).then().statusCode(200);

        assertThat(Person.standing(login)).isEqualTo(401);
        person.signIn().then().statusCode(404);
        String fresh = Tenant.signIn(person.email, NEXT, "203.0.113.20").path("data.token");
        Person.with(fresh)
                .get("/api/v1/audit?action=user.password_reset")
                .then()
                .body("data.size()", equalTo(1))
                .body("data[0].after.logins", equalTo("ended"));
    }

    @Test
    void opensAnAccountAgainThatOthersTriedToGetInto() {
        IntStream.range(0, 6).forEach(n -> Tenant.signIn(person.email, "not-the-password", "203.0.113.21"));
        Tenant.signIn(person.email, Registrant.PASSWORD, "203.0.113.22").then().statusCode(429);
        forgot(person.email).then().statusCode(200);
        reset(Phones.code(person.phone, 2)).then().statusCode(200);

        Tenant.signIn(person.email, NEXT, "203.0.113.22").then().statusCode(200);
    }

    @Test
    void doesNotPassTheSecondFactor() {
        Tenant tenant = Tenant.provisioned();
        Authenticator app = Authenticator.of(tenant);
        Superuser.run("UPDATE users SET phone = '" + Phones.fresh() + "' WHERE id = '" + tenant.user + "'");
        String phone = Superuser.tell("SELECT phone FROM users WHERE id = '" + tenant.user + "'");
        forgot(tenant.email).then().statusCode(200);
        reset(tenant.email, Phones.code(phone, 1)).then().statusCode(200);

        Response answer = Tenant.signIn(tenant.email, NEXT, tenant.address);

        assertThat(answer.<String>path("data.token")).isNull();
        Tenant.signIn(tenant.email, NEXT, tenant.address, app.next())
                .then()
                .statusCode(200)
                .body("data.two_factor_enabled", equalTo(true));
    }

    @Test
    void saysTheSameOfEveryAccount() {
        Registrant unverified = new Registrant();
        unverified.register().then().statusCode(201);

        List<String> answers = Stream.of(person, unverified, new Registrant())
                .map(one -> forgot(one.email).then().statusCode(200).extract().asString())
                .toList();

        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(Phones.code(person.phone, 2)).isNotNull();
        assertThat(Phones.codes(unverified.phone)).hasSize(1);
    }

    @Test
    void refusesEveryWrongCodeInTheSameWords() {
        forgot(person.email).then().statusCode(200);
        String code = Phones.code(person.phone, 2);

        List<String> answers = Stream.of(
                        reset(Phones.wrong(code)),
                        reset(new Registrant().email, code),
                        reset(Tenant.provisioned().email, code))
                .map(answer -> answer.then().statusCode(404).extract().asString())
                .toList();

        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(answers.getFirst()).contains(WRONG);
        assertThat(Person.standing(login)).isEqualTo(200);
        person.signIn().then().statusCode(200);
    }

    @Test
    void takesNoCodeOfAnotherPurpose() {
        Registrant waiting = new Registrant();
        waiting.register().then().statusCode(201);
        String verification = Phones.code(waiting.phone, 1);

        reset(waiting.email, verification).then().statusCode(404);

        waiting.verify(verification).then().statusCode(200);
    }

    @Test
    void takesACodeOnce() {
        forgot(person.email).then().statusCode(200);
        String code = Phones.code(person.phone, 2);

        List<Integer> statuses = AtOnce.results(3, () -> reset(code).statusCode());

        assertThat(statuses).containsExactlyInAnyOrder(200, 404, 404);
    }

    @Test
    void looksAtACodeAFewTimesOnly() {
        forgot(person.email).then().statusCode(200);
        String code = Phones.code(person.phone, 2);
        for (int n = 0; n < 5; n++) {
            reset(Phones.wrong(code)).then().statusCode(404);
        }

        reset(code).then().statusCode(404);
    }

    @Test
    void keepsALoginFromOutlivingIt() {
        forgot(person.email).then().statusCode(200);
        String second = person.signIn().path("data.token");

        reset(Phones.code(person.phone, 2)).then().statusCode(200);

        assertThat(Person.standing(second)).isEqualTo(401);
    }

    @Test
    void namesWhatIsWrong() {
        person.post("/api/v1/password/reset", Map.of("email", "nobody", "code", "12345", "password", "short"))
                .then()
                .statusCode(422)
                .body("errors.email", contains("The email must be a valid email address."))
                .body("errors.code", contains("The code must be 6 to 8 digits."))
                .body("errors.password", contains("The password must be at least 8 characters."));
    }

    private Response forgot(String email) {
        return person.post("/api/v1/password/forgot", Map.of("email", email));
    }

    private Response reset(String code) {
        return reset(person.email, code);
    }

    private Response reset(String email, String code) {
        return person.post("/api/v1/password/reset", Map.of("email", email, "code", code, "password", NEXT));
    }
}
