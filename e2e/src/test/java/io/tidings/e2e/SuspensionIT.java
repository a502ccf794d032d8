package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.e2e.Api.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    private static final int RECIPIENTS = 1_000;
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
    void stopsWhatIsSentForItUntilItIsResumed() {
        Api other = suite.other();
        String uuid = other.data("/api/me").path("workspace").path("id").asText();
        String its = WORKSPACES + "/" + numberOf(uuid);
        grant(uuid, Campaign.PRICE.multiply(new BigDecimal(RECIPIENTS)));
        Awaitility.await().atMost(PATIENCE).until(() -> Campaign.nothingUnderWay(suite.demo()));
        suite.sandbox().reset();
        Campaign campaign = Campaign.send(other, 0, "Suspended", Campaign.phones(66, RECIPIENTS));
        Awaitility.await().atMost(PATIENCE).until(() -> received() > 0);
        assertThat(admin.post(its + "/suspend", null).status()).isEqualTo(200);
        try {
            Awaitility.await().atMost(PATIENCE).until(() -> origins(uuid).contains("suspension"));
            long stopped = received();
            assertThat(stopped).isLessThan(RECIPIENTS - Ending.HORIZON);
            Awaitility.await()
                    .during(Duration.ofSeconds(3))
                    .atMost(PATIENCE)
                    .until(() -> received() <= stopped + Ending.HORIZON);
        } finally {
            assertThat(admin.post(its + "/resume", null).status()).isEqualTo(200);
        }

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> other.get("/api/v1/credits").status() == 200);
        Awaitility.await().atMost(PATIENCE).until(() -> campaign.counts().delivered() == RECIPIENTS);
        assertThat(suite.sandbox().stats()).isEqualTo(new Sandbox.Stats(RECIPIENTS, RECIPIENTS, 0));
        Money.assertLedgerBalances(suite);
    }

    private void grant(String workspaceId, BigDecimal amount) {
        Map<String, Object> grant = Map.of("workspace", workspaceId, "amount", amount, "memo", "test");
        assertThat(suite.internal(8085)
                        .send("PUT", "/internal/grants/" + UUID.randomUUID(), grant)
                        .status())
                .isEqualTo(200);
    }

    private long numberOf(String uuid) {
        for (JsonNode row : admin.data(WORKSPACES)) {
            if (row.path("uuid").asText().equals(uuid)) {
                return row.path("id").asLong();
            }
        }
        throw new AssertionError("workspace " + uuid + " is not listed");
    }

    private long received() {
        return suite.sandbox().stats().received();
    }

    private List<String> origins(String target) {
        List<String> origins = new ArrayList<>();
        for (JsonNode hold : suite.internal(8084).get("/internal/holds").body().path("holds")) {
            if (hold.path("target").asText().equals(target)) {
                origins.add(hold.path("origin").asText());
            }
        }
        return origins;
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
