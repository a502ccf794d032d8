package io.tidings.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** An account of its own with numbers of one rate, in the demo workspace, and a template that can be sent over them. */
public final class Fleet {

    private static final String WORKSPACE = "018f0000-0000-7000-8000-000000000001";
    private static final int ACCOUNT = 0xffff;
    private static final int TEMPLATE = 0xfffe;
    private static final Duration LOOK = Duration.ofMillis(200);
    /** Between the ids of two numbers, so that they lie on shards far apart, which different senders own. */
    private static final int SPREAD = 37;

    private final SuiteUnderTest suite;
    private final String name;
    private final int mark;
    private final int rate;

    /**
     * @param name what things of the fleet are called, such as {@code Chaos}
     * @param mark two digits that tell its ids and phones from those of other fleets
     * @param rate calls a second of a number
     */
    public Fleet(SuiteUnderTest suite, String name, int mark, int rate) {
        this.suite = suite;
        this.name = name;
        this.mark = mark;
        this.rate = rate;
    }

    /** Makes sure that there are so many numbers, and answers what a broadcast names them by, in order. */
    public Senders provide(int size) {
        suite.sandbox().send("PUT", "/sandbox/accounts/" + waba(), sandboxAccount(size));
        Rest messaging = suite.service(8_084);
        messaging.send("PUT", "/internal/accounts/" + id(ACCOUNT), account());
        for (int n = 0; n < size; n++) {
            messaging.send("PUT", "/internal/devices/" + id(n * SPREAD), device(n));
        }
        suite.service(8_083).send("PUT", "/internal/templates/" + id(TEMPLATE), template());
        long template = templateId();
        List<Sender> numbers = numbers(template);
        while (numbers.size() < size) {
            LockSupport.parkNanos(LOOK.toNanos());
            numbers = numbers(template);
        }
        return new Senders(template, numbers.subList(0, size));
    }

    private long templateId() {
        for (JsonNode row : suite.api()
                .get("/api/v1/templates?language_id=3&is_broadcast=1")
                .path("data")) {
            if (row.path("name").asText().equals(offer())) {
                return row.path("id").asLong();
            }
        }
        throw new IllegalStateException("the template is not listed");
    }

    private List<Sender> numbers(long template) {
        List<Sender> numbers = new ArrayList<>();
        suite.api()
                .get("/api/v1/template/accounts?template_id=" + template)
                .path("data")
                .forEach(row -> numbers.add(
                        new Sender(row.path("id").asLong(), row.path("phone").asText())));
        return numbers;
    }

    private Map<String, Object> sandboxAccount(int size) {
        List<Map<String, Object>> phones = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            phones.add(Map.of(
                    "id",
                    phoneId(n),
                    "display_phone_number",
                    phone(n),
                    "verified_name",
                    name + " " + n,
                    "rate_per_second",
                    rate));
        }
        return Map.of(
                "access_token", secret(),
                "app_secret", secret(),
                "verify_token", secret(),
                "webhook_url", suite.gateway() + "/webhooks/meta/" + id(ACCOUNT),
                "phone_numbers", phones,
                "templates", List.of(providerTemplate()));
    }

    private Map<String, Object> providerTemplate() {
        return Map.of(
                "name",
                offer(),
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
                "name", name + " account",
                "provider", "cloud-api",
                "base_url", suite.sandboxUrl(),
                "graph_version", "v23.0",
                "waba_id", waba(),
                "access_token", secret(),
                "app_secret", secret(),
                "verify_token", secret());
    }

    private Map<String, Object> device(int n) {
        return Map.of(
                "workspace",
                WORKSPACE,
                "account",
                id(ACCOUNT),
                "name",
                name + " " + n,
                "phone",
                phone(n),
                "phone_number_id",
                phoneId(n),
                "rate_per_second",
                rate);
    }

    private Map<String, Object> template() {
        Map<String, Object> template = new HashMap<>(Map.of(
                "workspace",
                WORKSPACE,
                "account",
                id(ACCOUNT),
                "name",
                offer(),
                "display_name",
                name + " offer",
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
                        "name", offer(),
                        "language", "en_US",
                        "body", List.of("name"),
                        "buttons", List.of()));
        return template;
    }

    private String offer() {
        return name.toLowerCase(Locale.ROOT) + "_offer";
    }

    private String secret() {
        return name.toLowerCase(Locale.ROOT) + "-secret";
    }

    private String waba() {
        return "2000000000000%02d".formatted(mark);
    }

    private String id(int n) {
        return "018f0000-0000-7000-8000-0000%04d%04x".formatted(mark, n);
    }

    private String phone(int n) {
        return "2135%02d00%04d".formatted(mark, n);
    }

    private String phoneId(int n) {
        return "30%02d000000%05d".formatted(mark, n);
    }

    /** The numbers, and the template that goes over them. */
    public record Senders(long template, List<Sender> numbers) {

        /** Ordinary recipients for the {@code n}-th number: none ends in a fixed behaviour of the sandbox. */
        public List<String> recipients(int n, int count) {
            return IntStream.iterate(0, i -> i + 1)
                    .filter(i -> i % 10_000 < 9_900)
                    .limit(count)
                    .mapToObj(i -> "2135%02d%06d".formatted(50 + n % 30, i + n / 30 * 500_000))
                    .toList();
        }

        /** The request of a broadcast over the {@code n}-th number, and on from the first after the last. */
        public Map<String, Object> broadcast(String name, int n, List<String> phones) {
            List<Map<String, String>> rows = phones.stream()
                    .map(phone -> Map.of("phone", phone, "name", "Amel"))
                    .toList();
            try {
                return Map.of(
                        "name",
                        name,
                        "template_id",
                        template,
                        "template_account_flow_id",
                        numbers.get(n % numbers.size()).id(),
                        "language_id",
                        3,
                        "data",
                        Rest.JSON.writeValueAsString(Map.of("data", rows)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * A number of the fleet.
     *
     * @param id value of {@code template_account_flow_id}
     */
    public record Sender(long id, String phone) {}
}
