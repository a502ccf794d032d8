package io.tidings.auth.signup.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Person;
import io.tidings.auth.testing.Phones;
import io.tidings.auth.testing.Registrant;
import io.tidings.auth.testing.Superuser;
import io.tidings.auth.testing.Tenant;
import io.tidings.events.Lane;
import io.tidings.events.SendRequested;
import io.tidings.events.TemplateContent;
import io.tidings.testkit.AtOnce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnStack
class RegisterTest {
    private static final String WRONG = "The verification code is invalid or has expired.";
    private static final String UNVERIFIED = "Your Account Verification Is Not Completed Yet."
            + " We've sent a verification message to your WhatsApp number.";
    private static final int GUESSES = 5;

    private final Registrant person = new Registrant();

    @BeforeEach
    void connect() {
        Phones.connect();
    }

    @Test
    void givesWhoShowsTheirPhoneAWorkspaceOfTheirOwn() {
        String token = person.enter();

        Person.with(token)
                .get("/api/v1/workspaces")
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].name", equalTo("New Person"))
                .body("data[0].role", equalTo("owner"))
                .body("data[0].current", equalTo(true));
        JsonPath profile = Person.with(token).get("/api/v1/user").jsonPath();
        assertThat(profile.getString("data.phone")).isEqualTo(person.phone);
        assertThat(profile.getString("data.phone_verified_at")).isNotNull();
        assertThat(profile.getList("data.roles")).containsExactly("client");
    }

    @Test
    void tellsTheAuditLogWhoOpenedTheWorkspace() {
        String token = person.enter();

        Person.with(token)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("data.action", contains("user.verified", "member.joined", "workspace.created"))
                .body("data[0].after.verified", equalTo(true))
                .body("data[1].after.role", equalTo("owner"))
                .body("data[2].after.country", equalTo("DZ"));
    }

    @Test
    void opensTheWorkspaceThatWasAskedFor() {
        Map<String, Object> form = person.form();
        form.putAll(Map.of("workspace", "Northwind", "country", "FR", "timezone", "Europe/Paris"));
        person.register(form).then().statusCode(201);
        person.verify(Phones.code(person.phone, 1)).then().statusCode(200);

        String token = person.signIn().path("data.token");

        Person.with(token).get("/api/v1/workspaces").then().body("data.name", contains("Northwind"));
        assertThat(Superuser.tell("SELECT country || ' ' || zone FROM workspace WHERE name = 'Northwind'"
                        + " ORDER BY number DESC LIMIT 1"))
                .isEqualTo("FR Europe/Paris");
    }

    @Test
    void sendsTheCodeAheadOfEverythingAndForFree() {
        person.register().then().statusCode(201);
        String code = Phones.code(person.phone, 1);

        SendRequested command = Phones.messages(person.phone).getFirst();

        assertThat(command.lane()).isEqualTo(Lane.OTP);
        assertThat(command.cost()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(command.workspace()).isEqualTo(Phones.OPERATOR);
        assertThat(command.device()).isEqualTo(Phones.DEVICE);
        assertThat(command.shard()).isEqualTo(Phones.SHARD);
        assertThat(command.content()).isInstanceOfSatisfying(TemplateContent.class, content -> {
            assertThat(content.name()).isEqualTo("1app_verify");
            assertThat(content.body()).containsExactly("code");
        });
        assertThat(code).matches("[0-9]{6}");
    }

    @Test
    void sendsAFreshCodeToWhoSignsInUnverified() {
        person.register().then().statusCode(201);
        String first = Phones.code(person.phone, 1);

        person.signIn().then().statusCode(404).body("success", equalTo(false)).body("message", equalTo(UNVERIFIED));

        String second = Phones.code(person.phone, 2);
        if (!first.equals(second)) {
            person.verify(first).then().statusCode(404).body("message", equalTo(WRONG));
        }
        person.verify(second).then().statusCode(200);
        person.signIn().then().statusCode(200);
    }

    @Test
    void verifiesTheAccountThatAnOperatorMade() {
        Tenant tenant = Tenant.unverified();
        tenant.signIn().then().statusCode(404).body("message", equalTo(UNVERIFIED));
        String code = Phones.code(tenant.phone(), 1);

        person.post("/api/v1/register/verify", Map.of("email", tenant.email, "password", Tenant.PASSWORD, "code", code))
                .then()
                .statusCode(200);

        Person.with(tenant.loginToken())
                .get("/api/v1/workspaces")
                .then()
                .body("data.uuid", contains(tenant.workspace.toString()));
    }

    @Test
    void looksAtACodeAFewTimesOnly() {
        person.register().then().statusCode(201);
        String code = Phones.code(person.phone, 1);
        for (int n = 0; n < GUESSES; n++) {
            person.verify(Phones.wrong(code)).then().statusCode(404);
        }

        person.verify(code).then().statusCode(404).body("message", equalTo(WRONG));

        person.signIn().then().statusCode(404);
        person.verify(Phones.code(person.phone, 2)).then().statusCode(200);
    }

    @Test
    void refusesACodeThatIsTooOld() {
        person.register().then().statusCode(201);
        String code = Phones.code(person.phone, 1);
        Superuser.run("UPDATE one_time_code SET expires_at = now() - interval '1 second' WHERE phone = '" + person.phone
                + "'");

        person.verify(code).then().statusCode(404).body("message", equalTo(WRONG));
    }

    @Test
    void opensOneWorkspaceForOneCode() {
        person.register().then().statusCode(201);
        String code = Phones.code(person.phone, 1);

        List<Integer> statuses = AtOnce.results(4, () -> person.verify(code).statusCode());

        assertThat(statuses).containsExactlyInAnyOrder(200, 404, 404, 404);
        Person.with(person.signIn().path("data.token"))
                .get("/api/v1/workspaces")
                .then()
                .body("data", hasSize(1));
    }

    @Test
    void makesOneAccountOfTwoRegistrationsAtOnce() {
        List<Integer> statuses = AtOnce.results(3, () -> person.register().statusCode());

        assertThat(statuses).containsOnly(201);
        assertThat(Superuser.tell("SELECT count(*) FROM users WHERE email = '" + person.email + "'"))
                .isEqualTo("1");
    }

    @Test
    void tellsEverybodyWhenThereIsNoNumberToSendFrom() {
        Tenant known = Tenant.provisioned();
        Map<String, Object> form = person.form();
        form.put("email", known.email);
        Phones.disconnect();

        person.register().then().statusCode(503);
        person.register(form).then().statusCode(503);
        person.resend().then().statusCode(503);
        person.post("/api/v1/password/forgot", Map.of("email", known.email))
                .then()
                .statusCode(503);
        person.post("/api/v1/password/forgot", Map.of("email", person.email))
                .then()
                .statusCode(503);

        Phones.connect();
        person.enter();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name     | ''             | The name field is required.
            email    | nobody         | The email must be a valid email address.
            phone    | 0555123456     | The phone must be a number with its country code, such as +213555123456.
            phone    | +1             | The phone must be a number with its country code, such as +213555123456.
            password | short          | The password must be at least 8 characters.
            country  | XX             | The selected country is invalid.
            timezone | Mars/Phobos    | The timezone must be a valid zone.
            language | klingon        | The selected language is invalid.
            """)
    void namesWhatIsWrong(String field, String value, String text) {
        Map<String, Object> form = person.form();
        form.put(field, value);

        person.register(form)
                .then()
                .statusCode(422)
                .body("message", equalTo("The given data was invalid."))
                .body("errors." + field, contains(text));
    }

    @Test
    void namesEveryFieldThatIsMissing() {
        assertThat(person.register(Map.of()).then().statusCode(422).extract().<Map<String, Object>>path("errors"))
                .containsOnlyKeys("name", "email", "phone", "password");
    }
}
