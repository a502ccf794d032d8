package io.tidings.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** An account of its own with K numbers, in the demo workspace. */
final class Numbers {

    static final String RUN = "Bench";
    private static final String WORKSPACE = "018f0000-0000-7000-8000-000000000001";
    private static final String ACCOUNT = "018f0000-0000-7000-8000-00000000b001";
    private static final String TEMPLATE = "018f0000-0000-7000-8000-00000000b002";
    private static final String WABA = "200000000000099";
    private static final String SECRET = "bench-secret";
    private static int round;

    private final SuiteUnderTest suite;
    private long template;

    Numbers(SuiteUnderTest suite) {
        this.suite = suite;
    }

    /** The mark of the run that is under way, in the names of its broadcasts. */
    static String current() {
        return "#" + round;
    }

    /** Makes sure that there are so many numbers, and that broadcasts can be sent over them. */
    void provide(int count) {
        round = (int) (Clocks.now().getEpochSecond() % 1_000_000);
        suite.sandbox().send("PUT", "/sandbox/accounts/" + WABA, sandboxAccount(count));
        suite.service(8084).send("PUT", "/internal/accounts/" + ACCOUNT, account());
        for (int n = 0; n < count; n++) {
            suite.service(8084)
                    .send("PUT", "/internal/devices/018f0000-0000-7000-8000-00000000c%03d".formatted(n), device(n));
        }
        suite.service(8083).send("PUT", "/internal/templates/" + TEMPLATE, template());
        for (JsonNode row : suite.api()
                .get("/api/v1/templates?language_id=3&is_broadcast=1")
                .path("data")) {
            if (row.path("name").asText().equals("bench_offer")) {
                template = row.path("id").asLong();
            }
        }
        while (senders().size() < count) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    private List<JsonNode> senders() {
        List<JsonNode> senders = new ArrayList<>();
        suite.api()
                .get("/api/v1/template/accounts?template_id=" + template)
                .path("data")
                .forEach(senders::add);
        return senders;
    }

    /** Sends a broadcast on each number, and answers when each was accepted, by the sender's phone. */
    Map<String, Instant> sendOnEach(int count, int recipients) {
        Map<String, Instant> accepted = new LinkedHashMap<>();
        List<JsonNode> senders = senders();
        for (int n = 0; n < count; n++) {
            JsonNode sender = senders.get(n);
            Map<String, Object> body = new HashMap<>();
            body.put("name", RUN + " " + n + " " + current());
            body.put("template_id", template);
            body.put("template_account_flow_id", sender.path("id").asLong());
            body.put("language_id", 3);
            body.put("data", rows(n, recipients));
            suite.api().send("POST", "/api/v1/send-broadcast", body);
            accepted.put(sender.path("phone").asText(), Clocks.now());
        }
        return accepted;
    }

    private static String rows(int sender, int count) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int n = 0; rows.size() < count; n++) {
            if (n % 10_000 < 9_900) {
                rows.add(Map.of(
                        "phone",
                        "2135%02d%06d".formatted(50 + sender % 30, n + sender / 30 * 500_000),
                        "name",
                        "Amel"));
            }
        }
        try {
            return Rest.JSON.writeValueAsString(Map.of("data", rows));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> sandboxAccount(int count) {
        List<Map<String, Object>> phones = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            phones.add(Map.of("id", phoneId(n), "display_phone_number", phone(n), "verified_name", "Bench " + n));
        }
        return Map.of(
                "access_token", SECRET,
                "app_secret", SECRET,
                "verify_token", SECRET,
                "webhook_url", suite.gateway() + "/webhooks/meta/" + ACCOUNT,
                "phone_numbers", phones,
                "templates",
                        List.of(Map.of(
                                "name", "bench_offer",
                                "language", "en_US",
                                "category", "MARKETING",
                                "components",
                                        List.of(Map.of(
                                                "type", "BODY", "text", "Hello {{1}}, we have an offer for you.")))));
    }

    private Map<String, Object> account() {
        return Map.of(
                "workspace", WORKSPACE,
                "name", "Bench account",
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
                "Bench " + n,
                "phone",
                phone(n),
                "phone_number_id",
                phoneId(n),
                "rate_per_second",
                80);
    }

    private static Map<String, Object> template() {
        Map<String, Object> template = new HashMap<>(Map.of(
                "workspace",
                WORKSPACE,
                "account",
                ACCOUNT,
                "name",
                "bench_offer",
                "display_name",
                "Bench offer",
                "language_id",
                3,
                "category_id",
                1,
                "is_broadcast",
                true,
                "variables",
                List.of(Map.of("name", "Client", "variable", "name"))));
        List.of("has_file", "has_flow_form", "is_carousel", "has_flow", "is_calendar")
                .forEach(trait -> template.put(trait, false));
        template.put(
                "content",
                Map.of(
                        "type", "template.v1",
                        "name", "bench_offer",
                        "language", "en_US",
                        "body", List.of("name"),
                        "buttons", List.of()));
        return template;
    }

    private static String phone(int n) {
        return "21359900%04d".formatted(n);
    }

    private static String phoneId(int n) {
        return "3000000000%05d".formatted(n);
    }
}
