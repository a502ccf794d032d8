package io.tidings.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.e2e.Suite;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page of another origin that calls with {@code fetch} and reads every answer with {@code r.json()}. */
@TestInstance(Lifecycle.PER_CLASS)
class BrowserIT {

    private static final String V1 = "/api/v1";
    private static final int TRIES = 5;
    private static final Map<String, String> OPEN = Map.of(
            "Access-Control-Allow-Origin", "*",
            "Access-Control-Allow-Headers", "authorization, content-type",
            "Access-Control-Allow-Methods", "GET, POST, DELETE",
            "Access-Control-Expose-Headers", "X-Request-Id",
            "X-Request-Id", "1",
            "X-Hidden", "2");

    private final Workspace workspace = new Workspace();
    private final Pages pages = new Pages();
    private final Pages elsewhere = new Pages();
    private Browser browser;

    @BeforeAll
    void openThePage() throws IOException {
        browser = new Browser(pages.address() + "/page");
    }

    @AfterAll
    void close() {
        browser.close();
        pages.close();
        elsewhere.close();
        workspace.awaitQuiet();
    }

    @Test
    void goesThroughTheFirstFlow() {
        JsonNode told = browser.call(
                "flow",
                workspace.url() + V1,
                workspace.login(),
                workspace.longBroadcast(0, 0),
                workspace.message(0, 0));
        assertThat(told.path("failed").asText()).isEmpty();
        for (String step : List.of(
                "login",
                "templates",
                "accounts",
                "send",
                "pause",
                "cancel",
                "list",
                "detail",
                "contacts",
                "message",
                "credits")) {
            assertThat(told.path(step).path("ok").asBoolean())
                    .as("%s: %s", step, told.path(step))
                    .isTrue();
            assertThat(told.path(step).path("request").isTextual()).isTrue();
        }
        assertThat(told.at("/cancel/json/data/status").asText()).isEqualTo("cancelled");
        assertThat(told.at("/detail/json/data/id")).isEqualTo(told.path("id"));
        assertThat(told.at("/contacts/json/data/contacts")).hasSize(15);
        assertThat(told.at("/message/json/data/messages")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/broadcasts/987654, 404",
        "GET, /api/v1/nothing, 404",
        "GET, /api/v1/contacts, 501",
        "GET, /api/v1/payments, 501",
        "DELETE, /api/v1/credits, 405",
        "PATCH, /api/v1/credits, 405",
        "GET, /api/contacts, 501",
        "DELETE, /api/contacts/018f0000-0000-7000-8000-000000000001, 501",
        "GET, /contact, 501",
        "GET, /nothing, 404"
    })
    void readsWhyItWasRefused(String method, String path, int status) {
        JsonNode answer = browser.call("ask", workspace.url() + path, method, workspace.token());
        assertRefused(answer, status);
    }

    @Test
    void readsWhyItsBodyWasRefused() {
        assertRefused(post("/send-broadcast", Map.of()), 422);
        assertRefused(post("/send-broadcast", "{\"name\":"), 400);
        assertRefused(post("/messages", Map.of("name", "x".repeat(1_100_000))), 413);
        String messages = workspace.url() + V1 + "/messages";
        assertRefused(browser.call("ask", messages, "POST", workspace.token(), "{}", "text/plain"), 415);
    }

    @Test
    void readsThatItsCredentialIsNone() {
        String credits = workspace.url() + V1 + "/credits";
        assertRefused(browser.call("ask", credits, "GET"), 401);
        assertRefused(browser.call("ask", credits, "GET", "0".repeat(64)), 401);
        String messages = workspace.url() + V1 + "/messages";
        assertRefused(browser.call("ask", messages, "POST", workspace.readOnlyToken(), Map.of()), 403);
    }

    private JsonNode post(String path, Object body) {
        return browser.call("ask", workspace.url() + V1 + path, "POST", workspace.token(), body);
    }

    private static void assertRefused(JsonNode answer, int status) {
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.path("ok").asBoolean()).isFalse();
        assertThat(answer.path("json").path("message").isTextual()).isTrue();
        assertThat(answer.path("request").isTextual()).isTrue();
    }

    @Test
    void readsWhenToTryAgain() {
        Map<String, String> wrong = Map.of("email", "page@tidings.example", "password", "wrong");
        String login = workspace.url() + V1 + "/login";
        for (int n = 0; n < TRIES; n++) {
            browser.call("ask", login, "POST", "", wrong);
        }
        JsonNode answer = browser.call("ask", login, "POST", "", wrong);
        assertRefused(answer, 429);
        assertThat(answer.path("retry").asInt()).isPositive();
    }

    @Test
    void readsAnEmptyListAndTheAnswerToOptions() {
        String broadcasts = workspace.url() + V1 + "/broadcasts";
        JsonNode none = browser.call("ask", broadcasts + "?search=nothing-of-the-kind", "GET", workspace.token());
        assertThat(none.at("/json/data/broadcasts").isArray()).isTrue();
        assertThat(none.at("/json/data/broadcasts")).isEmpty();
        JsonNode options = browser.call("ask", broadcasts, "OPTIONS");
        assertThat(options.path("status").asInt()).isEqualTo(200);
        assertThat(options.path("json").isObject()).isTrue();
    }

    /** It comes in the second half of a login's month: a page must be allowed to see it then. */
    @Test
    void freshTokenWouldBeSeen() {
        assertThat(Suite.running()
                        .anonymous()
                        .preflight(V1 + "/credits", "GET")
                        .headers()
                        .firstValue("Access-Control-Expose-Headers"))
                .hasValueSatisfying(names -> assertThat(names.split(", ")).contains("x-access-token", "Retry-After"));
    }

    @Test
    void pageSeesNothingOfWhatIsNotOpenToIt() {
        assertFails(Suite.running().variable("TIDINGS_SANDBOX_URL") + "/sandbox/stats", "GET");
        assertFails("http://localhost:" + Suite.running().port(8083) + V1 + "/broadcasts", "GET");
        assertFails(elsewhere.serving("/closed", Map.of()), "GET");
        assertFails(elsewhere.serving("/no-headers", Map.of("Access-Control-Allow-Origin", "*")), "POST");
        assertFails(elsewhere.serving("/other", Map.of("Access-Control-Allow-Origin", "https://shop.example")), "GET");
    }

    @Test
    void pageSeesWhatIsOpenToItAndNoMore() {
        String open = elsewhere.serving("/open", OPEN);
        JsonNode answer = browser.call("ask", open, "DELETE", "token");
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.path("request").asText()).isEqualTo("1");
        assertThat(answer.path("hidden").isNull()).isTrue();
        assertFails(open, "PUT");
    }

    private void assertFails(String address, String method) {
        JsonNode answer = browser.call("ask", address, method, "token");
        assertThat(answer.path("failed").asText()).as(answer.toString()).contains("TypeError");
    }
}
