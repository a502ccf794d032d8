package io.tidings.broadcast.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tidings.events.DeviceChanged;
import io.tidings.testkit.TestCaller;
import io.tidings.testkit.Tokens;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** A new workspace with one account, one sender and one broadcast template with the variables name and company. */
public final class Shop {

    private static final AtomicLong NUMBERS = new AtomicLong(1000);
    private static final int SHARD = 17;

    static {
        // a busy machine is no failure
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    public final TestCaller owner = TestCaller.fresh();
    public final UUID workspace = owner.workspace();
    public final UUID account = UUID.randomUUID();
    public final UUID device = UUID.randomUUID();
    public final long sender;
    public final long template;

    /** With a sender of 80 messages a second. */
    public static Shop open() {
        return new Shop(80);
    }

    /** With a sender of this rate. */
    public static Shop withRate(int ratePerSecond) {
        return new Shop(ratePerSecond);
    }

    private Shop(int ratePerSecond) {
        sender = announce(device, account, ratePerSecond);
        template = putTemplate("promo_offer", Map.of());
    }

    /** Announces a device of the workspace, and waits until it is known. */
    public long announce(UUID announced, UUID itsAccount, int ratePerSecond) {
        long number = NUMBERS.incrementAndGet();
        Kafka.tell(
                announced.toString(),
                new DeviceChanged(
                        workspace,
                        announced,
                        number,
                        itsAccount,
                        1,
                        "Account",
                        "Sender",
                        "213555000000",
                        SHARD,
                        ratePerSecond,
                        "active"));
        await().until(() ->
                Database.asWorker().number("SELECT count(*) FROM sender WHERE device = ? AND id = ?", announced, number)
                        == 1);
        return number;
    }

    /** Puts a broadcast template in English; {@code changes} replace fields of the body. */
    public long putTemplate(String name, Map<String, Object> changes) {
        Map<String, Object> body = new HashMap<>();
        body.put("workspace", workspace);
        body.put("account", account);
        body.put("name", name);
        body.put("display_name", "Promo Offer");
        body.put("language_id", 3);
        body.put("category_id", 1);
        body.put("is_broadcast", true);
        body.put("variables", List.of(Map.of("name", "Client Name", "variable", "name")));
        body.put("content", content(name));
        body.putAll(changes);
        return given().auth()
                .oauth2(Tokens.ofRunningStack().service("tidings-local"))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/internal/templates/" + UUID.randomUUID())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    private static Map<String, Object> content(String name) {
        return Map.of(
                "name",
                name,
                "language",
                "en_US",
                "body",
                List.of("name", "company"),
                "buttons",
                List.of(Map.of("index", 0, "kind", "quick_reply", "payload", "confirm")));
    }

    /** A call of the workspace's owner. */
    public RequestSpecification call() {
        return given().auth().oauth2(Tokens.ofRunningStack().inward(owner)).accept(ContentType.JSON);
    }

    /** The fields of a good order with these rows, JSON text. */
    public Map<String, Object> order(String data) {
        Map<String, Object> order = new HashMap<>();
        order.put("name", "April Campaign");
        order.put("template_id", template);
        order.put("template_account_flow_id", sender);
        order.put("language_id", 3);
        order.put("data", data);
        order.put("global_data", Map.of("company", "Example Co"));
        return order;
    }

    /** Orders a broadcast. */
    public Response send(Map<String, Object> order) {
        return call().contentType(ContentType.JSON).body(order).post("/api/v1/send-broadcast");
    }

    /** Orders a broadcast to so many distinct numbers, which must be accepted. */
    public Sent sent(int contacts) {
        return sentAs(send(order(rows(contacts)))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("data.id"));
    }

    /** Orders a broadcast to so many distinct numbers for in two hours, which must be accepted. */
    public Sent delayed(int contacts) {
        Map<String, Object> order = order(rows(contacts));
        LocalDateTime due = LocalDateTime.now(ZoneId.of(owner.zone())).plusHours(2);
        order.put(
                "delayed_to", DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(due));
        return sentAs(send(order).then().statusCode(200).extract().jsonPath().getLong("data.id"));
    }

    /** The broadcast of this integer id. */
    public Sent sentAs(long id) {
        return new Sent(this, id);
    }

    /** The text of {@code data} for so many distinct numbers. */
    public static String rows(int contacts) {
        StringBuilder rows = new StringBuilder("{\"data\": [");
        for (int i = 0; i < contacts; i++) {
            rows.append(i == 0 ? "" : ", ")
                    .append("{\"phone\": \"")
                    .append(213_550_000_000L + i)
                    .append("\", \"name\": \"Contact ")
                    .append(i)
                    .append("\"}");
        }
        return rows.append("]}").toString();
    }
}
