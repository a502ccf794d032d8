package io.tidings.e2e.contract;

import static org.awaitility.Awaitility.await;

import io.tidings.e2e.Api;
import io.tidings.e2e.Suite;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Workspaces and tokens that the demo data doesn't have, made as an operator provisions them. */
final class Workspaces {

    static final String PASSWORD = "a-password-1";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int AUTH = 8081;
    private static final int BROADCAST = 8083;
    private static final int MESSAGING = 8084;
    private static final int BILLING = 8085;
    private static final String DEMO_WORKSPACE = "018f0000-0000-7000-8000-000000000001";
    private static final String DEMO_USER = "018f0000-0000-7000-8000-000000000021";

    private final Suite suite;

    Workspaces(Suite suite) {
        this.suite = suite;
    }

    /** A client of the demo user with a token of these abilities. */
    Api able(String... abilities) {
        return client(DEMO_USER, DEMO_WORKSPACE, List.of(abilities));
    }

    /** A client of a new workspace that has all it takes to send, but no credit. */
    Api withoutCredit() {
        String workspace = id();
        String user = id();
        String account = id();
        put(AUTH, "workspaces/" + workspace, Map.of("name", "Poor", "country", "DZ", "zone", "UTC"));
        put(AUTH, "users/" + user, person(user, workspace));
        put(BILLING, "prices/" + workspace, Map.of("unit_price", 0.5));
        put(MESSAGING, "accounts/" + account, account(workspace));
        put(MESSAGING, "devices/" + id(), device(workspace, account));
        put(BROADCAST, "templates/" + id(), template(workspace, account));
        Api client = client(user, workspace, List.of("read", "write"));
        await().atMost(PATIENCE).until(() -> hasSender(client));
        return client;
    }

    /** A person with a workspace of their own, who signs in with {@link #PASSWORD}; answers the e-mail. */
    String person() {
        String workspace = id();
        String user = id();
        put(AUTH, "workspaces/" + workspace, Map.of("name", "Alone", "country", "DZ", "zone", "UTC"));
        put(AUTH, "users/" + user, person(user, workspace));
        put(BILLING, "prices/" + workspace, Map.of("unit_price", 0.5));
        return email(user);
    }

    /** A client with a token that did all it could, until the operator closed its workspace. */
    Api closed() {
        String workspace = id();
        String user = id();
        Map<String, Object> open = Map.of("name", "Closed", "country", "DZ", "zone", "UTC");
        put(AUTH, "workspaces/" + workspace, open);
        put(AUTH, "users/" + user, person(user, workspace));
        Api client = client(user, workspace, List.of("read", "write"));
        client.data("/api/me");
        Map<String, Object> closed = new HashMap<>(open);
        closed.put("suspended", true);
        put(AUTH, "workspaces/" + workspace, closed);
        return client;
    }

    private static String email(String user) {
        return user + "@tidings.example";
    }

    private static boolean hasSender(Api client) {
        long template = client.data("/api/v1/templates?language_id=3&is_broadcast=1")
                .path(0)
                .path("id")
                .asLong();
        Api.Answer senders = client.get("/api/v1/template/accounts?template_id=" + template);
        return !senders.body().path("data").isEmpty();
    }

    private Api client(String user, String workspace, List<String> abilities) {
        String token = (id() + id()).replace("-", "");
        put(
                AUTH,
                "api-tokens/" + id(),
                Map.of(
                        "token", token,
                        "name", "Contract",
                        "user", user,
                        "workspace", workspace,
                        "abilities", abilities));
        return suite.anonymous().withToken(token);
    }

    private static Map<String, Object> person(String user, String workspace) {
        return Map.of(
                "name",
                "Poor",
                "email",
                email(user),
                "password",
                PASSWORD,
                "phone",
                "213555100009",
                "language",
                "en",
                "roles",
                List.of("client"),
                "admin",
                false,
                "workspaces",
                List.of(Map.of("workspace", workspace, "role", "owner")));
    }

    private Map<String, Object> account(String workspace) {
        return Map.of(
                "workspace", workspace,
                "name", "Poor",
                "provider", "cloud-api",
                "base_url", suite.variable("TIDINGS_SANDBOX_URL"),
                "graph_version", "v23.0",
                "waba_id", "200000000000009",
                "access_token", "none",
                "app_secret", "none",
                "verify_token", "none");
    }

    private static Map<String, Object> device(String workspace, String account) {
        return Map.of(
                "workspace",
                workspace,
                "account",
                account,
                "name",
                "Poor",
                "phone",
                "213555000109",
                "phone_number_id",
                "100000000000109",
                "rate_per_second",
                80);
    }

    private static Map<String, Object> template(String workspace, String account) {
        Map<String, Object> content = Map.of(
                "type",
                "template.v1",
                "name",
                "promo_offer",
                "language",
                "en_US",
                "body",
                List.of(),
                "buttons",
                List.of());
        return Map.ofEntries(
                Map.entry("workspace", workspace),
                Map.entry("account", account),
                Map.entry("name", "promo_offer"),
                Map.entry("display_name", "Promo Offer"),
                Map.entry("language_id", 3),
                Map.entry("category_id", 1),
                Map.entry("is_broadcast", true),
                Map.entry("has_file", false),
                Map.entry("has_flow_form", false),
                Map.entry("is_carousel", false),
                Map.entry("has_flow", false),
                Map.entry("is_calendar", false),
                Map.entry("variables", List.of()),
                Map.entry("content", content));
    }

    private void put(int service, String path, Map<String, Object> body) {
        Api.Answer answer = suite.internal(service).send("PUT", "/internal/" + path, body);
        if (answer.status() / 100 != 2) {
            throw new AssertionError("PUT " + path + " answered " + answer.text());
        }
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
