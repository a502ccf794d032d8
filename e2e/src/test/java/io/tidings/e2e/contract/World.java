package io.tidings.e2e.contract;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.e2e.Api;
import io.tidings.e2e.Api.Answer;
import io.tidings.e2e.Campaign;
import io.tidings.e2e.Newcomer;
import io.tidings.e2e.Suite;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** What calls need, made through the API itself. */
final class World {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** The sandbox confirms what numbers ending so are sent. */
    private static final String CONFIRMS = "213551409904";

    private final Suite suite = Suite.running();
    /** A person's client: with an API token, contacts without a broadcast are grow's. */
    private final Api api = suite.demo().withToken(login("TIDINGS_"));

    private final Api admin = suite.demo().withToken(login("TIDINGS_ADMIN_"));
    private final Api other = suite.other();
    private final AtomicInteger next = new AtomicInteger();
    private final Workspaces workspaces = new Workspaces(suite);
    private final Api reader = workspaces.able("read");
    private final Api writer = workspaces.able("write");
    private final String otherName = "Foreign " + UUID.randomUUID();
    private final Map<String, Object> otherSendable = Campaign.body(other, 0, otherName, List.of("213551309999"));
    private final long otherBroadcast = send(other, otherSendable);
    private final Map<String, Object> sendable = Campaign.body(api, 5, "Contract", List.of(CONFIRMS));
    private final long broadcast;

    World() {
        broadcast = send(api, sendable);
        await().atMost(PATIENCE).until(() -> contact().path("reply_at").isTextual());
    }

    private static long send(Api caller, Map<String, Object> broadcast) {
        return caller.post("/api/v1/send-broadcast", broadcast)
                .body()
                .at("/data/id")
                .asLong();
    }

    /** The token of another login of the demo workspace's owner. */
    String login() {
        return login("TIDINGS_");
    }

    private String login(String prefix) {
        String email = suite.variable(prefix + "EMAIL");
        return suite.anonymous()
                .post("/api/v1/login", Map.of("email", email, "password", suite.variable(prefix + "PASSWORD")))
                .body()
                .at("/data/token")
                .asText();
    }

    private JsonNode contact() {
        return api.data("/api/v1/contacts?broadcast_id=" + broadcast)
                .path("contacts")
                .path(0);
    }

    Api api() {
        return api;
    }

    Api other() {
        return other;
    }

    /** With a login of who runs the platform. */
    Api admin() {
        return admin;
    }

    /** Who makes the valid calls of the case. */
    Api callerOf(Case shown) {
        return shown.forAdmins() ? admin : api;
    }

    /** A client that is known and lacks the ability for the operation. */
    Api unable(Operation operation, Case shown) {
        if (shown.forAdmins()) {
            return api;
        }
        return operation.method().equals("GET") ? writer : reader;
    }

    Api anonymous() {
        return suite.anonymous();
    }

    String email() {
        return suite.variable("TIDINGS_EMAIL");
    }

    String password() {
        return suite.variable("TIDINGS_PASSWORD");
    }

    /** The e-mail of somebody who has a workspace of their own, and {@link Workspaces#PASSWORD}. */
    String person() {
        return workspaces.person();
    }

    /** Somebody who signs in with a second factor. */
    Secured secured() {
        return new Secured(anonymous(), workspaces.person());
    }

    /** The answer to somebody whose account was never verified, who is sent a fresh code. */
    Answer loginOfUnverified() {
        Newcomer newcomer = Newcomer.registered(suite);
        newcomer.code(1);
        Answer answer = newcomer.login();
        newcomer.code(2);
        return answer;
    }

    /** A broadcast that was sent, read and confirmed. */
    long broadcast() {
        return broadcast;
    }

    Object template() {
        return sendable.getOrDefault("template_id", 0);
    }

    /** A new announcement that everybody is shown. */
    String announcement() {
        return admin.post("/api/announcements/admin", announcing())
                .body()
                .at("/data/id")
                .asText();
    }

    /** One that nobody is shown any more. */
    String toggledAnnouncement() {
        String id = announcement();
        admin.post("/api/announcements/admin/" + id + "/toggle", Map.of());
        return id;
    }

    Map<String, Object> announcing() {
        return Map.of(
                "title", "Maintenance window",
                "message", "Short outage tonight",
                "type", "maintenance",
                "is_active", true,
                "starts_at", "2020-05-27T13:16:53",
                "expires_at", "2107-06-26");
    }

    /** An ordinary number that nothing was sent to. */
    String phone() {
        return "2135515%05d".formatted(next.incrementAndGet());
    }

    /** More recipients than the other workspace can pay. */
    List<String> tooMany() {
        return Campaign.phones(16, 1_000);
    }

    /** As the API reads times; the workspace's zone makes no difference of a day. */
    String tomorrow() {
        return LocalDateTime.now(ZoneOffset.UTC).plusDays(1).format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"));
    }

    /** A broadcast that starts tomorrow. */
    long scheduledBroadcast() {
        Map<String, Object> later = Campaign.body(api, 0, "Later", List.of(phone()));
        later.put("delayed_to", tomorrow());
        return send(api, later);
    }

    /** What the list says that a broadcast is doing. */
    String status(long of) {
        for (JsonNode row : api.data("/api/v1/broadcasts").path("broadcasts")) {
            if (row.path("id").asLong() == of) {
                return row.path("status").asText();
            }
        }
        return "not on the first page";
    }

    /** All that was sent has ended: whoever counts next counts only its own. */
    void awaitQuiet() {
        await().atMost(PATIENCE).until(() -> Campaign.nothingUnderWay(api));
    }

    Map<String, Object> broadcastOf(Api caller, List<String> phones) {
        return Campaign.body(caller, 0, "Contract", phones);
    }

    Map<String, Object> message() {
        return messageFrom(sendable);
    }

    /** A message of a workspace without credit. */
    Answer messageWithoutCredit() {
        Api poor = workspaces.withoutCredit();
        return poor.post("/api/v1/messages", messageFrom(Campaign.body(poor, 0, "Poor", List.of(phone()))));
    }

    /** A client of the same person and workspace whose token may only read. */
    Api reader() {
        return reader;
    }

    /** A client of the same person and workspace whose token may only write. */
    Api writer() {
        return writer;
    }

    /** Something of the other workspace in the place of what that parameter names; empty where all share it. */
    Optional<Object> foreign(Operation operation, String parameter) {
        if (operation.path().startsWith("/api/api-tokens")) {
            return Optional.of(
                    parameter.equals("id")
                            ? apiToken(other)
                            : other.data("/api/me").path("id").asText());
        }
        if (operation.path().startsWith("/api/v1/members")) {
            return Optional.of(other.data("/api/v1/user").path("id").asLong());
        }
        return foreign(parameter);
    }

    /** The same, where it means one thing for all operations. */
    Optional<Object> foreign(String parameter) {
        return switch (parameter) {
            case "id", "broadcast_id" -> Optional.of(otherBroadcast);
            case "template_id", "template_account_flow_id" -> Optional.of(otherSendable.getOrDefault(parameter, 0));
            case "language_id", "country_id", "category_id" -> Optional.empty();
            default -> throw new AssertionError("whose is " + parameter + "? Say it here.");
        };
    }

    /** A new API token of the user. */
    String apiToken() {
        return apiToken(api);
    }

    private static String apiToken(Api caller) {
        return caller.post("/api/api-tokens/generate", Map.of("name", "Contract"))
                .body()
                .path("id")
                .asText();
    }

    /** A word that only what belongs to the other workspace contains. */
    String otherName() {
        return otherName;
    }

    private Map<String, Object> messageFrom(Map<String, Object> sending) {
        return Map.of(
                "template_id", sending.getOrDefault("template_id", 0),
                "template_account_flow_id", sending.getOrDefault("template_account_flow_id", 0),
                "phone", phone(),
                "name", "Contract",
                "data", Map.of("name", "Amel", "company", "Example Co"));
    }
}
