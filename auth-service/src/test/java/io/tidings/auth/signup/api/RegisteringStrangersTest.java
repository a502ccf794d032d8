package io.tidings.auth.signup.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Phones;
import io.tidings.auth.testing.Registrant;
import io.tidings.auth.testing.Superuser;
import io.tidings.auth.testing.Tenant;
import io.tidings.testkit.AtOnce;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What strangers learn, cause and take by registering: nothing, little, and nothing. */
@OnStack
class RegisteringStrangersTest {
    private static final String WRONG = "The verification code is invalid or has expired.";
    private static final String UNVERIFIED = "Your Account Verification Is Not Completed Yet."
            + " We've sent a verification message to your WhatsApp number.";

    private final Registrant person = new Registrant();

    @BeforeEach
    void connect() {
        Phones.connect();
    }

    @Test
    void sendsNothingToWhoGuessesAPassword() {
        person.register().then().statusCode(201);

        Tenant.signIn(person.email, "wrong-password-1", "203.0.113.9").then().statusCode(404);

        assertThat(person.codesBefore(new Registrant())).hasSize(1);
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
        assertThat(person.codesBefore(new Registrant())).hasSize(1);
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
    void sendsFewCodesOnly() {
        person.register().then().statusCode(201);
        for (int n = 0; n < 4; n++) {
            person.resend().then().statusCode(200);
        }

        List<String> codes = person.codesBefore(new Registrant());

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
        assertThat(person.codesBefore(new Registrant())).hasSize(6);
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

        assertThat(person.codesBefore(new Registrant())).hasSize(6);
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
    void limitsHowOftenAnAddressIsTried() {
        List<Integer> statuses =
                Stream.generate(() -> person.resend().statusCode()).limit(11).toList();

        assertThat(statuses.subList(0, 10)).containsOnly(200);
        assertThat(statuses.getLast()).isEqualTo(429);
    }
}
