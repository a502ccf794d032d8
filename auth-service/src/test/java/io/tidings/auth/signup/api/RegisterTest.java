package io.tidings.auth.signup.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
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
import java.util.UUID;
import java.util.stream.Stream;
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
                .body("data.action", contains("workspace.created"))
                .body("data[0].after.country", equalTo("DZ"));
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
    void sendsNothingToWhoGuessesAPassword() {
        person.register().then().statusCode(201);

        Tenant.signIn(person.email, "wrong-password-1", "203.0.113.9").then().statusCode(404);

        assertThat(codesThatCameBefore(new Registrant())).hasSize(1);
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
    void saysTheSameWhetherOrNotThereIsAnAccount() {
        Tenant known = Tenant.provisioned();
        Map<String, Object> form = person.form();
        form.put("email", known.email);

        Response taken = person.register(form);
        Response free = person.register();

        assertThat(taken.statusCode()).isEqualTo(free.statusCode()).isEqualTo(201);
        assertThat(taken.<String>path("message")).isEqualTo(free.path("message"));
        assertThat(taken.<String>path("data.phone")).isEqualTo(free.path("data.phone"));
        known.signIn().then().statusCode(200);
        assertThat(Phones.code(person.phone, 1)).isNotNull();
        assertThat(codesThatCameBefore(new Registrant())).hasSize(1);
    }

    @Test
    void saysTheSameToWhoAsksForACodeOfAnybody() {
        person.register().then().statusCode(201);

        Response waiting = person.resend();
        Response unknown = new Registrant().resend();
        Response verified = person.post("/api/v1/register/resend", Map.of("email", Tenant.provisioned().email));

        assertThat(Stream.of(waiting, unknown, verified).map(Response::asString))
                .containsOnly(waiting.asString());
        assertThat(waiting.statusCode()).isEqualTo(200);
        assertThat(Phones.code(person.phone, 2)).isNotNull();
    }

    @Test
    void saysTheSameOfEveryCodeThatIsWrong() {
        person.register().then().statusCode(201);
        String code = Phones.code(person.phone, 1);

        Response wrong = person.verify(Phones.wrong(code));
        Response unknown = new Registrant().verify(code);
        Response verified = person.post(
                "/api/v1/register/verify",
                Map.of("email", Tenant.provisioned().email, "password", Tenant.PASSWORD, "code", code));

        assertThat(Stream.of(wrong, unknown, verified).map(Response::asString)).containsOnly(wrong.asString());
        wrong.then().statusCode(404).body("message", equalTo(WRONG));
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
    void sendsFewCodesOnly() {
        person.register().then().statusCode(201);
        for (int n = 0; n < 4; n++) {
            person.resend().then().statusCode(200);
        }

        List<String> codes = codesThatCameBefore(new Registrant());

        assertThat(codes).hasSize(3);
        person.verify(codes.getLast()).then().statusCode(200);
    }

    @Test
    void sendsFewCodesToOnePhoneWhoeverAsks() {
        List<Integer> statuses = AtOnce.results(9, () -> {
            Map<String, Object> form = new Registrant().form();
            form.put("phone", "+" + person.phone);
            return new Registrant().register(form).statusCode();
        });

        assertThat(statuses).containsOnly(201);
        assertThat(codesThatCameBefore(new Registrant())).hasSize(6);
    }

    @Test
    void keepsNobodyOutWhoseAddressAStrangerRegistersWithAnotherPhone() {
        Map<String, Object> squatter = person.form();
        squatter.put("phone", "+" + Phones.fresh());
        for (int n = 0; n < 3; n++) {
            person.register(squatter).then().statusCode(201);
        }
        String theirs = Phones.code(squatter.get("phone").toString().substring(1), 3);

        person.register().then().statusCode(201);

        String own = Phones.code(person.phone, 1);
        if (!theirs.equals(own)) {
            person.verify(theirs).then().statusCode(404);
        }
        person.verify(own).then().statusCode(200);
    }

    /** A code is good until another takes its place, which none does when a phone was sent enough. */
    @Test
    void takesNoCodeThatWentToAnotherNumber() {
        Map<String, Object> squatter = person.form();
        squatter.put("phone", "+" + Phones.fresh());
        person.register(squatter).then().statusCode(201);
        String theirs = Phones.code(squatter.get("phone").toString().substring(1), 1);
        Superuser.run("INSERT INTO code_sent SELECT '" + person.phone + "', now() FROM generate_series(1, 6)");

        person.register().then().statusCode(201);

        person.verify(theirs).then().statusCode(404);
        person.signIn().then().statusCode(404).body("message", equalTo(UNVERIFIED));
    }

    /** A stranger registers the same e-mail and phone, so that the owner's code opens the account with their password. */
    @Test
    void opensNoAccountToWhoDoesNotKnowItsPassword() {
        person.register().then().statusCode(201);
        Phones.code(person.phone, 1);
        Map<String, Object> stranger = person.form();
        stranger.put("password", "strangers-password");
        person.register(stranger).then().statusCode(201);
        String code = Phones.code(person.phone, 2);

        person.verify(code).then().statusCode(404).body("message", equalTo(WRONG));

        Tenant.signIn(person.email, "strangers-password", "203.0.113.11").then().statusCode(404);
        person.register().then().statusCode(201);
        person.verify(Phones.code(person.phone, 3)).then().statusCode(200);
        person.signIn().then().statusCode(200);
    }

    @Test
    void movesNoCountOfCodesToAnotherPhone() {
        for (int n = 0; n < 4; n++) {
            Registrant stranger = new Registrant();
            Map<String, Object> form = stranger.form();
            form.put("phone", "+" + person.phone);
            stranger.register(form).then().statusCode(201);
            stranger.register(form).then().statusCode(201);
            stranger.register().then().statusCode(201);
            Phones.code(stranger.phone, 1);
        }

        assertThat(codesThatCameBefore(new Registrant())).hasSize(6);
    }

    @Test
    void leavesAPasswordResetToWhoWasSentManyCodesByStrangers() {
        person.enter();
        Superuser.run("INSERT INTO code_sent SELECT '" + person.phone + "', now() FROM generate_series(1, 6)");

        person.post("/api/v1/password/forgot", Map.of("email", person.email))
                .then()
                .statusCode(200);

        assertThat(Phones.code(person.phone, 2)).matches("[0-9]{8}");
    }

    @Test
    void takesNoAccountThatAnOperatorTookOver() {
        person.register().then().statusCode(201);
        Phones.code(person.phone, 1);
        String id = Superuser.tell("SELECT id FROM users WHERE email = '" + person.email + "'");
        Tenant tenant = Tenant.provisioned();
        tenant.putUserAs(UUID.fromString(id), person.email).then().statusCode(200);
        Map<String, Object> stranger = person.form();
        stranger.put("password", "strangers-password");

        person.register(stranger).then().statusCode(201);

        Tenant.signIn(person.email, "strangers-password", "203.0.113.12").then().statusCode(404);
        Tenant.signIn(person.email, Tenant.PASSWORD, "203.0.113.13").then().statusCode(200);
    }

    @Test
    void letsTheLastWhoRegistersAnUnverifiedAddressHaveIt() {
        Map<String, Object> squatter = person.form();
        squatter.put("phone", "+" + Phones.fresh());
        squatter.put("password", "squatters-password");
        person.register(squatter).then().statusCode(201);

        person.enter();

        Tenant.signIn(person.email, "squatters-password", "203.0.113.10").then().statusCode(404);
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
    void givesNobodyMoreThanTheyMayHave() {
        Map<String, Object> form = person.form();
        form.putAll(Map.of(
                "admin",
                true,
                "roles",
                List.of("admin"),
                "phone_verified",
                true,
                "phone_verified_at",
                "2026-01-01T00:00:00Z",
                "id",
                UUID.randomUUID().toString()));
        person.register(form).then().statusCode(201);

        person.signIn().then().statusCode(404);

        person.verify(Phones.code(person.phone, 2)).then().statusCode(200);
        person.signIn().then().statusCode(200).body("data.roles", contains("client"));
        assertThat(Superuser.tell("SELECT admin FROM users WHERE email = '" + person.email + "'"))
                .isEqualTo("f");
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

    @Test
    void limitsHowOftenAnAddressIsTried() {
        List<Integer> statuses =
                Stream.generate(() -> person.resend().statusCode()).limit(11).toList();

        assertThat(statuses.subList(0, 10)).containsOnly(200);
        assertThat(statuses.getLast()).isEqualTo(429);
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

    /** What the person was sent, once a later message has come: the same number sends them one after the other. */
    private List<String> codesThatCameBefore(Registrant later) {
        later.register().then().statusCode(201);
        Phones.code(later.phone, 1);
        return Phones.codes(person.phone);
    }
}
