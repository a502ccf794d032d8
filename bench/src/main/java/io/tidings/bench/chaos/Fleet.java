package io.tidings.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.bench.Rest;
import io.tidings.bench.SuiteUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** An account of its own with many slow numbers, so that each has something under way most of the time. */
final class Fleet {

    /** Calls a second of a number. */
    static final int RATE = 4;

    private static final String WORKSPACE = "018f0000-0000-7000-8000-000000000001";
    private static final String ACCOUNT = "018f0000-0000-7000-8000-00000000c0a5";
    private static final String TEMPLATE = "018f0000-0000-7000-8000-00000000c0a6";
    private static final String NAME = "chaos_offer";
    private static final String WABA = "200000000000098";
    private static final String SECRET = "chaos-secret";
    private static final Duration LOOK = Duration.ofMillis(200);

    private final SuiteUnderTest suite;
    private final int size;

    Fleet(SuiteUnderTest suite, int size) {
        this.suite = suite;
        this.size = size;
    }

    /** Makes the numbers, and answers what a broadcast names them by, in order. */
    Senders provide() {
        suite.sandbox().send("PUT", "/sandbox/accounts/" + WABA, sandboxAccount());
        Rest messaging = suite.service(8_084);
        messaging.send("PUT", "/internal/accounts/" + ACCOUNT, account());
        for (int n = 0; n < size; n++) {
            messaging.send("PUT", "/internal/devices/018f0000-0000-7000-8000-00000000d%03x".formatted(n), device(n));
        }
        suite.service(8_083).send("PUT", "/internal/templates/" + TEMPLATE, template());
        long template = templateId();
        List<Long> senders = senders(template);
        while (senders.size() < size) {
            LockSupport.parkNanos(LOOK.toNanos());
            senders = senders(template);
        }
        return new Senders(template, senders);
    }

    private long templateId() {
        for (JsonNode row : suite.api()
                .get("/api/v1/templates?language_id=3&is_broadcast=1")
                .path("data")) {
            if (row.path("name").asText().equals(NAME)) {
                return row.path("id").asLong();
            }
        }
        throw new IllegalStateException("the template is not listed");
    }

    private List<Long> senders(long template) {
        List<Long> senders = new ArrayList<>();
        suite.api()
                .get("/api/v1/template/accounts?template_id=" + template)
                .path("data")
                .forEach(row -> senders.add(row.path("id").asLong()));
        return senders.size() < size ? List.of() : senders.subList(0, size);
    }

    private Map<String, Object> sandboxAccount() {
        List<Map<String, Object>> phones = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            phones.add(Map.of(
                    "id",
                    phoneId(n),
                    "display_phone_number",
                    phone(n),
                    "verified_name",
                    "Chaos " + n,
                    "rate_per_second",
                    RATE));
        }
        return Map.of(
                "access_token", SECRET,
                "app_secret", SECRET,
                "verify_token", SECRET,
                "webhook_url", suite.gateway() + "/webhooks/meta/" + ACCOUNT,
                "phone_numbers", phones,
                "templates", List.of(providerTemplate()));
    }

    private static Map<String, Object> providerTemplate() {
        return Map.of(
                "name",
                NAME,
                "language",
                "en_US",
                "category",
                "MARKETING",
                "components",
                List.of(Map.of("type", "BODY", "text", "Hello {{1}}, we have an offer for you.")));
    }

    private Map<String, Object> account() {
        return Map.of(
                "workspace", WORKSPACE,
                "name", "Chaos account",
                "provider", "cloud-api",
                "base_url", suite.sandboxUrl(),
                "graph_version", "v23.0",
                "waba_id", WABA,
                "access_token", SECRET,
                "app_secret", SECRET,
                "verify_token", SECRET);
    }

    private static Map<String, Object> device(int n) {
        return Map.of(
                "workspace",
                WORKSPACE,
                "account",
                ACCOUNT,
                "name",
                "Chaos " + n,
                "phone",
                phone(n),
                "phone_number_id",
                phoneId(n),
                "rate_per_second",
                RATE);
    }

    private static Map<String, Object> template() {
        Map<String, Object> template = new HashMap<>(Map.of(
                "workspace",
                WORKSPACE,
                "account",
                ACCOUNT,
                "name",
                NAME,
                "display_name",
                "Chaos offer",
                "language_id",
                3,
                "category_id",
                1,
                "is_broadcast",
                true,
                "variables",
                List.of(Map.of("name", "Client", "variable", "name")),
                "content",
                Map.of(
                        "type",
                        "template.v1",
                        "name",
                        NAME,
                        "language",
                        "en_US",
                        "body",
                        List.of("name"),
                        "buttons",
                        List.of())));
        List.of("has_file", "has_flow_form", "is_carousel", "has_flow", "is_calendar")
                .forEach(trait -> template.put(trait, false));
        return template;
    }

    private static String phone(int n) {
        return "21359800%04d".formatted(n);
    }

    private static String phoneId(int n) {
        return "3100000000%05d".formatted(n);
    }

    /**
     * What a broadcast names.
     *
     * @param ids values of {@code template_account_flow_id}
     */
    record Senders(long template, List<Long> ids) {}
}
