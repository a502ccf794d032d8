package io.tidings.auth.user.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.restassured.response.Response;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Person;
import io.tidings.auth.testing.Phones;
import io.tidings.auth.testing.Superuser;
import io.tidings.auth.testing.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class ProfileChangeTest {
    private Tenant tenant;
    private String login;

    @BeforeEach
    void signIn() {
        Phones.connect();
        tenant = Tenant.provisioned();
        login = tenant.loginToken();
    }

    @Test
    void changesNameAndLanguageWithoutAPassword() {
        change(Map.of("name", "Other Name", "language", "ar"))
                .then()
                .statusCode(200)
                .body("data.name", equalTo("Other Name"))
                .body("data.language", equalTo("ar"))
                .body("data.email", equalTo(tenant.email));

        Person.with(login).get("/api/v1/user").then().body("data.name", equalTo("Other Name"));
        Person.with(login)
                .get("/api/v1/audit")
                .then()
                .body("data.action", hasItem("user.profile_changed"))
                .body("data[0].before.name", equalTo("Test Person"))
                .body("data[0].after.name", equalTo("Other Name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: b@example.com", "a\u001b[31m", "a\u0000", "a\u0085b"})
    void takesNoNameThatBreaksTheLine(String name) {
        change(Map.of("name", name))
                .then()
                .statusCode(422)
                .body("errors.name", contains("The name must not contain line breaks or other control characters."));
    }

    @Test
    void changesTheEmailWithThePassword() {
        String other = "other." + UUID.randomUUID() + "@example.com";
        change(Map.of("email", other))
                .then()
                .statusCode(422)
                .body("errors.current_password", hasItem("The current password field is required."));
        change(Map.of("email", other, "current_password", "wrong-password-1"))
                .then()
                .statusCode(422)
                .body("errors.current_password", contains("The current password is incorrect."));

        change(Map.of("email", other, "current_password", Tenant.PASSWORD))
                .then()
                .statusCode(200);

        tenant.signIn().then().statusCode(404);
        Tenant.signIn(other, Tenant.PASSWORD, tenant.address).then().statusCode(200);
    }

    @Test
    void refusesAnEmailThatIsTaken() {
        Tenant other = Tenant.provisioned();

        change(Map.of("email", other.email, "current_password", Tenant.PASSWORD))
                .then()
                .statusCode(422)
                .body("errors.email", contains("The email has already been taken."));

        tenant.signIn().then().statusCode(200);
        other.signIn().then().statusCode(200);
    }

    @Test
    void changesThePhoneWithACodeThatWentThere() {
        String phone = Phones.fresh();
        ask(phone, Tenant.PASSWORD).then().statusCode(200);
        assertThat(phone()).isNotEqualTo(phone);
        String code = Phones.code(phone, 1);
        prove(Phones.wrong(code)).then().statusCode(404).body("code", equalTo("wrong_code"));

        prove(code).then().statusCode(200).body("data.phone", equalTo(phone));

        assertThat(phone()).isEqualTo(phone);
        prove(code).then().statusCode(404);
        Person.with(login).get("/api/v1/audit").then().body("data.action", hasItems("user.phone_changed"));
    }

    @Test
    void asksForThePasswordBeforeItWritesToAPhone() {
        ask(Phones.fresh(), "wrong-password-1").then().statusCode(422);

        assertThat(Superuser.tell("SELECT count(*) FROM one_time_code WHERE user_id = '" + tenant.user + "'"))
                .isEqualTo("0");
    }

    @Test
    void isNotForTokens() {
        Person.with(tenant.apiToken)
                .body(Map.of("name", "x"))
                .put("/api/v1/user")
                .then()
                .statusCode(403);
        Person.with(tenant.apiToken)
                .body(Map.of("phone", "+213555123456", "current_password", Tenant.PASSWORD))
                .post("/api/v1/user/phone")
                .then()
                .statusCode(403);
        Person.with(tenant.apiToken)
                .body(Map.of("code", "000000"))
                .post("/api/v1/user/phone/verify")
                .then()
                .statusCode(403);
    }

    /** Who is signed in is told that an e-mail is taken, and must not learn so who else is here. */
    @Test
    void asksForAnotherEmailAFewTimesOnly() {
        Tenant other = Tenant.provisioned();
        List<Integer> statuses = IntStream.range(0, 7)
                .mapToObj(i -> change(Map.of("email", other.email, "current_password", Tenant.PASSWORD))
                        .statusCode())
                .toList();

        assertThat(statuses).containsExactly(422, 422, 422, 422, 422, 429, 429);
        change(Map.of("name", "Another Name")).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"language, klingon", "email, nobody"})
    void namesWhatIsWrong(String field, String value) {
        assertThat(change(Map.of(field, value, "current_password", Tenant.PASSWORD))
                        .then()
                        .statusCode(422)
                        .extract()
                        .<Map<String, Object>>path("errors"))
                .containsOnlyKeys(field);
    }

    @Test
    void changesNothingThatIsNotOnesOwnToChange() {
        change(Map.of("admin", true, "roles", "admin", "phone", "213555000000", "two_factor_enabled", true))
                .then()
                .statusCode(200);

        assertThat(Superuser.tell("SELECT admin::text || roles::text || phone || two_factor_enabled::text FROM users"
                        + " WHERE id = '" + tenant.user + "'"))
                .isEqualTo("false{client}213555123456false");
    }

    private Response change(Map<String, Object> wish) {
        return Person.with(login).body(wish).put("/api/v1/user");
    }

    private Response ask(String phone, String password) {
        return Person.with(login)
                .body(Map.of("phone", "+" + phone, "current_password", password))
                .post("/api/v1/user/phone");
    }

    private Response prove(String code) {
        return Person.with(login).body(Map.of("code", code)).post("/api/v1/user/phone/verify");
    }

    private String phone() {
        return Superuser.tell("SELECT phone FROM users WHERE id = '" + tenant.user + "'");
    }
}
