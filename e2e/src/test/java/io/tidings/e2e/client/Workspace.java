package io.tidings.e2e.client;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.e2e.Api;
import io.tidings.e2e.Campaign;
import io.tidings.e2e.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The demo workspace, and what clients of any kind ask of it. */
final class Workspace {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final int SENDER = 7;
    private static final int AUTH = 8081;
    private static final String READ_ONLY = "5".repeat(64);

    private final Suite suite = Suite.running();

    String url() {
        return suite.variable("TIDINGS_URL");
    }

    String token() {
        return suite.variable("TIDINGS_API_TOKEN");
    }

    /** Of the workspace with little credit. */
    String otherToken() {
        return suite.variable("TIDINGS_OTHER_API_TOKEN");
    }

    /** A token of the demo user that may not write. */
    String readOnlyToken() {
        Map<String, Object> spec = Map.of(
                "token", READ_ONLY,
                "name", "Read only",
                "user", "018f0000-0000-7000-8000-000000000021",
                "workspace", "018f0000-0000-7000-8000-000000000001",
                "abilities", List.of("read"));
        Api.Answer answer =
                suite.internal(AUTH).send("PUT", "/internal/api-tokens/018f0000-0000-7000-8000-000000000039", spec);
        if (answer.status() != 200) {
            throw new AssertionError("no token: " + answer);
        }
        return READ_ONLY;
    }

    Map<String, String> login() {
        return Map.of(
                "email", suite.variable("TIDINGS_EMAIL"),
                "password", suite.variable("TIDINGS_PASSWORD"));
    }

    /** A number that nothing was sent to. */
    String phone() {
        return "2135571%05d".formatted(NEXT.incrementAndGet());
    }

    /** A broadcast with one row for each phone, to this template from that sender. */
    static Map<String, Object> broadcast(String name, Object template, Object sender, List<String> phones) {
        List<Map<String, String>> rows = phones.stream()
                .map(phone -> Map.of("phone", phone, "name", "Amel"))
                .toList();
        return Map.of(
                "name",
                name,
                "template_id",
                template,
                "template_account_flow_id",
                sender,
                "language_id",
                3,
                "global_data",
                Map.of("company", "Example Co"),
                "data",
                json(Map.of("data", rows)));
    }

    Map<String, Object> message(Object template, Object sender) {
        return Map.of(
                "name",
                "Client",
                "template_id",
                template,
                "template_account_flow_id",
                sender,
                "phone",
                phone(),
                "data",
                Map.of("name", "Amel", "company", "A & B = 100 %"));
    }

    /** A message to the demo's own template and a number of its own. */
    Map<String, Object> message() {
        Map<String, Object> sendable = Campaign.body(suite.demo(), SENDER, "Client", List.of());
        return message(sendable.get("template_id"), sendable.get("template_account_flow_id"));
    }

    /** A broadcast that takes longer than a test needs to pause it. */
    Map<String, Object> longBroadcast(Object template, Object sender) {
        return broadcast("Client, long", template, sender, Campaign.phones(72, 1_500));
    }

    /** All that was sent has ended: whoever counts next counts only its own. */
    void awaitQuiet() {
        await().atMost(PATIENCE).until(() -> Campaign.nothingUnderWay(suite.demo()));
    }

    static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
