package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.e2e.Api.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A workspace that an administrator suspends. The gateway of this suite trusts what it knows of a credential for longer than
 * these tests wait, so that only the news can tell it.
 */
class SuspensionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WORKSPACES = "/api/v1/admin/workspaces";

    private final Suite suite = Suite.running();
    private final Api admin = suite.anonymous().withToken(login());
    private Api person = suite.anonymous();
    private Api program = suite.anonymous();
    private String workspace = "";

    private String login() {
        Map<String, String> body = Map.of(
                "email", suite.variable("TIDINGS_ADMIN_EMAIL"), "password", suite.variable("TIDINGS_ADMIN_PASSWORD"));
        return token(suite.anonymous().post("/api/v1/login", body));
    }

    private static String token(Answer login) {
        return login.body().at("/data/token").asText();
    }

    @BeforeEach
    void open() {
        Newcomer newcomer = Newcomer.registered(suite);
        assertThat(newcomer.verify(newcomer.code(1)).status()).isEqualTo(200);
        person = suite.anonymous().withToken(token(newcomer.login()));
        Answer made = person.post("/api/api-tokens/generate", Map.of("name", "worker", "abilities", List.of("read")));
        program = suite.anonymous().withToken(made.body().path("token").asText());
        workspace = WORKSPACES + "/"
                + person.data("/api/v1/workspaces").path(0).path("id").asText();
    }

    @Test
    void closesTheGatewayToPeopleAndProgramsUntilItIsResumed() {
        assertThat(statuses()).containsOnly(200);

        assertThat(admin.post(workspace + "/suspend", Map.of("reason", "Unpaid"))
                        .status())
                .isEqualTo(200);

        await(422);
        assertThat(person.get("/api/v1/user").body().path("code").asText()).isEqualTo("no_workspace");
        assertThat(admin.data(workspace).path("suspended").asBoolean()).isTrue();

        assertThat(admin.post(workspace + "/resume", null).status()).isEqualTo(200);

        await(200);
    }

    @Test
    void isNotForTheWorkspaceOfTheAdministrator() {
        String own = admin.data("/api/v1/workspaces").path(0).path("id").asText();

        Answer answer = admin.post(WORKSPACES + "/" + own + "/suspend", null);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("code").asText()).isEqualTo("own_workspace");
    }

    @Test
    void isNotForThePeopleOfTheWorkspace() {
        assertThat(person.post(workspace + "/suspend", null).status()).isEqualTo(403);
        assertThat(suite.demo().get(WORKSPACES).status()).isEqualTo(403);
    }

    private void await(int status) {
        Awaitility.await().atMost(PATIENCE).until(() -> statuses().allMatch(is -> is == status));
    }

    private Stream<Integer> statuses() {
        return Stream.of(person, program)
                .map(caller -> caller.get("/api/v1/credits").status());
    }
}
