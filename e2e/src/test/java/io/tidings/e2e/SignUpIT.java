package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.e2e.Api.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** People who come by themselves, over the gateway and with codes that come to their phones. */
class SignUpIT {
    private final Suite suite = Suite.running();

    @Test
    void getsAWorkspaceForACodeAndWorksInIt() {
        Newcomer newcomer = Newcomer.registered(suite);
        assertThat(newcomer.login().status()).isEqualTo(404);
        assertThat(newcomer.verify(newcomer.code(2)).status()).isEqualTo(200);

        Answer login = newcomer.login();

        assertThat(login.status()).isEqualTo(200);
        Api person = suite.anonymous().withToken(login.body().at("/data/token").asText());
        assertThat(person.data("/api/v1/workspaces").path(0).path("role").asText())
                .isEqualTo("owner");
        assertThat(person.data("/api/v1/broadcasts").path("broadcasts")).isEmpty();
        assertThat(Money.credit(person)).isZero();
        Answer token = person.post("/api/api-tokens/generate", Map.of("name", "first", "abilities", List.of("read")));
        assertThat(token.status()).isEqualTo(201);
        Money.assertLedgerBalances(suite);
    }

    @Test
    void chargesNobodyForCodes() {
        var before = Money.credit(suite.demo());

        Newcomer newcomer = Newcomer.registered(suite);
        assertThat(newcomer.verify(newcomer.code(1)).status()).isEqualTo(200);

        assertThat(Money.credit(suite.demo())).isEqualByComparingTo(before);
        Money.assertLedgerBalances(suite);
    }

    @Test
    void isSentTheCodeAlthoughAuthServiceIsKilledAfterItsAnswer() {
        Newcomer newcomer = Newcomer.registered(suite);
        suite.kill("auth");
        suite.restart("auth");

        String code = newcomer.code(1);

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> newcomer.verify(code).status() == 200);
    }

    @Test
    void choosesANewPasswordWithACode() {
        Newcomer newcomer = Newcomer.registered(suite);
        assertThat(newcomer.verify(newcomer.code(1)).status()).isEqualTo(200);
        Api before = suite.anonymous()
                .withToken(newcomer.login().body().at("/data/token").asText());
        assertThat(newcomer.forgot().status()).isEqualTo(200);

        assertThat(newcomer.reset(newcomer.code(2), "another-password-1").status())
                .isEqualTo(200);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> before.get("/api/v1/user").status() == 401);
        assertThat(newcomer.login().status()).isEqualTo(404);
        assertThat(newcomer.login("another-password-1").status()).isEqualTo(200);
    }

    @Test
    void asksForAnotherCode() {
        Newcomer newcomer = Newcomer.registered(suite);
        newcomer.code(1);

        assertThat(newcomer.resend().status()).isEqualTo(200);

        assertThat(newcomer.verify(newcomer.code(2)).status()).isEqualTo(200);
    }

    @Test
    void takesAnotherNameAndAnotherPhone() {
        String phone = "213556019999";
        Newcomer newcomer = Newcomer.registered(suite);
        newcomer.verify(newcomer.code(1));
        Api person = suite.anonymous()
                .withToken(newcomer.login().body().at("/data/token").asText());

        Answer renamed = person.send("PUT", "/api/v1/user", Map.of("name", "Amel"));
        Answer begun =
                person.post("/api/v1/user/phone", Map.of("phone", "+" + phone, "current_password", Newcomer.PASSWORD));
        Answer moved = person.post("/api/v1/user/phone/verify", Map.of("code", newcomer.codeAt(phone)));

        assertThat(renamed.body().at("/data/name").asText()).isEqualTo("Amel");
        assertThat(begun.status()).isEqualTo(200);
        assertThat(moved.body().at("/data/phone").asText()).isEqualTo(phone);
    }
}
