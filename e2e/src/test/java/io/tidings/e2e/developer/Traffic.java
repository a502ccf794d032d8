package io.tidings.e2e.developer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.e2e.Api;
import io.tidings.e2e.Api.Answer;
import io.tidings.e2e.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls of people, programs, administrators and providers; each has to be answered with the status that is expected of it. */
final class Traffic {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int UNAUTHORIZED = 401;
    private static final String NOBODYS = "/webhooks/meta/0198f6a0-0000-7000-8000-987654321000";
    private static final String ADMIN = "/api/announcements/admin";

    private static final String WORKSPACES = "/api/v1/admin/workspaces";

    private final Suite suite;
    private final Api api;
    private int calls;

    /** @param base where to call */
    Traffic(Suite suite, String base) {
        this.suite = suite;
        this.api = new Api(base, "");
    }

    /** How many calls were made. */
    int calls() {
        return calls;
    }

    /** A call; the answer's body. */
    private JsonNode call(int status, String token, String method, String path, Object... body) {
        Answer answer = api.withToken(token).send(method, path, body.length == 0 ? null : body[0]);
        calls++;
        assertThat(Prism.objection(answer)).as(method + " " + path).isEmpty();
        assertThat(answer.status())
                .as(method + " " + path + ": " + answer.text())
                .isEqualTo(status);
        return answer.body();
    }

    private String login(String email, String password) {
        Map<String, String> credentials = Map.of("email", suite.variable(email), "password", suite.variable(password));
        return call(200, "", "POST", "/api/v1/login", credentials)
                .at("/data/token")
                .asText();
    }

    /** Somebody signs in, looks around, does what isn't possible, and leaves. */
    void person() {
        String token = login("TIDINGS_EMAIL", "TIDINGS_PASSWORD");
        Map<String, String> wrong = Map.of("password", "not the password");
        call(200, token, "GET", "/api/v1/user");
        call(200, token, "GET", "/api/v1/connections?full=1");
        JsonNode places = call(200, token, "GET", "/api/v1/workspaces");
        call(200, token, "POST", "/api/v1/workspaces/" + places.at("/data/0/id").asText() + "/switch");
        call(404, token, "POST", "/api/v1/workspaces/987654321/switch");
        call(422, token, "POST", "/api/v1/user/two-factor", wrong);
        call(200, token, "POST", "/api/v1/user/two-factor", Map.of("password", suite.variable("TIDINGS_PASSWORD")));
        call(404, token, "POST", "/api/v1/user/two-factor/confirm", Map.of("code", "000000"));
        call(422, token, "POST", "/api/v1/user/two-factor/recovery-codes", wrong);
        call(422, token, "DELETE", "/api/v1/user/two-factor", wrong);
        call(200, token, "GET", "/api/v1/audit?per_page=5");
        call(200, token, "GET", "/api/v1/audit/verify");
        call(200, token, "GET", "/api/v1/audit/export");
        call(403, token, "GET", ADMIN);
        call(200, token, "POST", "/api/v1/logout");
        // the gateway hears of it within a second
        await().atMost(PATIENCE)
                .until(() -> api.withToken(token).get("/api/v1/user").status() == UNAUTHORIZED);
        call(401, token, "GET", "/api/v1/user");
    }

    /** An owner invites somebody, and takes it back. */
    void owner() {
        String token = login("TIDINGS_EMAIL", "TIDINGS_PASSWORD");
        Map<String, String> somebody = Map.of("email", "prism@tidings.example", "role", "viewer");
        call(200, token, "GET", "/api/v1/members");
        call(404, token, "PUT", "/api/v1/members/987654321", Map.of("role", "viewer"));
        call(404, token, "DELETE", "/api/v1/members/987654321");
        String invitation = "/api/v1/invitations/"
                + call(201, token, "POST", "/api/v1/invitations", somebody)
                        .at("/data/id")
                        .asText();
        call(200, token, "GET", "/api/v1/invitations");
        call(200, token, "DELETE", invitation);
        call(404, token, "DELETE", invitation);
        call(404, token, "POST", "/api/v1/invitations/accept", Map.of("token", "nothing"));
    }

    /** An administrator of the platform tells something, changes it and takes it back. */
    void administrator() {
        String token = login("TIDINGS_ADMIN_EMAIL", "TIDINGS_ADMIN_PASSWORD");
        Map<String, String> news = Map.of("title", "Prism", "message", "Looks on", "type", "info");
        String one = call(201, token, "POST", ADMIN, news).at("/data/id").asText();
        call(200, token, "GET", ADMIN);
        call(200, token, "GET", ADMIN + "/" + one);
        call(200, token, "PUT", ADMIN + "/" + one, Map.of("title", "Prism 2"));
        call(200, token, "PATCH", ADMIN + "/" + one, Map.of("expires_at", "2107-06-26"));
        call(200, token, "GET", "/api/announcements");
        call(200, token, "GET", "/api/announcements/" + one);
        call(200, token, "POST", ADMIN + "/" + one + "/toggle");
        call(404, token, "GET", "/api/announcements/" + one);
        call(200, token, "DELETE", ADMIN + "/" + one);
        call(404, token, "DELETE", ADMIN + "/" + one);
        workspaces(token);
    }

    /** Suspends the other workspace, and opens it again before anybody notices. */
    private void workspaces(String token) {
        JsonNode found = call(200, token, "GET", WORKSPACES + "?search=other&suspended=0&page=1");
        String other = WORKSPACES + "/" + found.at("/data/0/id").asText();
        call(200, token, "GET", other);
        call(200, token, "POST", other + "/suspend", Map.of("reason", "Prism looks on"));
        call(200, token, "POST", other + "/resume");
        call(404, token, "GET", WORKSPACES + "/987654321");
        call(404, token, "POST", WORKSPACES + "/987654321/resume");
    }

    /** A program sends a broadcast whose messages end in different ways, and follows it to its end. */
    void program() {
        String token = suite.variable("TIDINGS_API_TOKEN");
        long template = call(200, token, "GET", "/api/v1/templates?language_id=3&is_broadcast=1")
                .at("/data/0/id")
                .asLong();
        long sender = call(200, token, "GET", "/api/v1/template/accounts?template_id=" + template)
                .at("/data/0/id")
                .asLong();
        String rows = Stream.of("213557200001", "213557209901", "213557209904", "213557209911")
                .map(phone -> "{\"phone\":\"" + phone + "\",\"name\":\"Amel\"}")
                .collect(Collectors.joining(",", "{\"data\":[", "]}"));
        Map<String, Object> order = Map.of(
                "name",
                "Prism",
                "template_id",
                template,
                "template_account_flow_id",
                sender,
                "language_id",
                3,
                "global_data",
                Map.of("company", "Example Co"),
                "data",
                rows);
        String sent = "/api/v1/broadcasts/"
                + call(200, token, "POST", "/api/v1/send-broadcast", order)
                        .at("/data/id")
                        .asText();
        String contacts = sent.replace("broadcasts/", "contacts?broadcast_id=");
        call(200, token, "GET", contacts);
        await().atMost(PATIENCE)
                .until(() -> call(200, token, "GET", sent)
                        .at("/data/status")
                        .asText()
                        .equals("completed"));
        call(200, token, "GET", contacts);
        call(200, token, "GET", "/api/v1/broadcasts?search=Prism");
        call(404, token, "POST", sent + "/pause");
        call(404, suite.variable("TIDINGS_OTHER_API_TOKEN"), "GET", sent);
        call(422, suite.variable("TIDINGS_OTHER_API_TOKEN"), "GET", contacts);
    }

    /** Credentials that are wrong, that may only read, and providers that nobody knows. */
    void strangers() {
        String token = suite.variable("TIDINGS_API_TOKEN");
        JsonNode reading = call(
                201,
                token,
                "POST",
                "/api/api-tokens/generate",
                Map.of("name", "Prism", "abilities", List.of("read"), "expired_at", "2099-01-01"));
        String reader = reading.path("token").asText();
        Map<String, Object> message =
                Map.of("template_id", 1, "template_account_flow_id", 1, "phone", "213557200001", "name", "Prism");
        call(403, reader, "POST", "/api/v1/messages", message);
        call(200, reader, "GET", "/api/v1/credits");
        call(200, token, "DELETE", "/api/api-tokens?id=" + reading.path("id").asText());
        call(401, "nobody", "GET", "/api/v1/credits");
        call(401, "nobody", "GET", "/api/me");
        call(403, "", "GET", NOBODYS + "?hub.mode=subscribe&hub.verify_token=x&hub.challenge=1");
        call(401, "", "POST", NOBODYS, Map.of("object", "whatsapp_business_account"));
    }
}
