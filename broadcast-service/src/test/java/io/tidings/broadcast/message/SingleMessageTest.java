package io.tidings.broadcast.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tidings.broadcast.testing.Billing;
import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Database;
import io.tidings.broadcast.testing.Messaging;
import io.tidings.broadcast.testing.Shop;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@BroadcastTest
class SingleMessageTest {

    private static final ZoneId ZONE = ZoneId.of("Africa/Algiers");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Inject
    MessageSweep sweep;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open();
    }

    /** Enough failures open the breakers for all workspaces; the next test wants them closed. */
    @AfterEach
    void letTheBreakersClose() {
        Shop other = Shop.open();
        await().until(() -> send(other, order(other)).statusCode() == 200);
    }

    @Test
    void answersTheProvidersReply() {
        send().then()
                .statusCode(200)
                .body("message", equalTo("Message has been sent successfully"))
                .body("data.messaging_product", equalTo("whatsapp"))
                .body("data.contacts", equalTo(List.of(Map.of("input", "0555 11 11 11", "wa_id", "213555111111"))))
                .body("data.messages[0].id", equalTo("wamid." + uuid()))
                .body("$", not(hasKey("success")));
        assertThat(Billing.stateOf(uuid())).isEqualTo("held");
        assertThat(state()).isEqualTo("stored");
    }

    @Test
    void handsOverTheFrozenContentAndWhatItWasReservedWith() {
        send();
        var stored = Messaging.stored(uuid());
        assertThat(stored.getString("device")).isEqualTo(shop.device.toString());
        assertThat(stored.getString("to.value")).isEqualTo("213555111111");
        assertThat(stored.getString("content.name")).isEqualTo("promo_offer");
        assertThat(stored.getMap("parameters")).isEqualTo(Map.of("name", "Amel", "company", "Example Co"));
        assertThat(stored.getDouble("cost")).isEqualTo(0.5);
        assertThat(stored.getString("lane")).isEqualTo("transactional");
        assertThat(stored.getString("due_at")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "claimed", "unknown", "held"})
    void answers202WhileTheOutcomeIsOpen(String state) {
        Messaging.mode(shop.workspace, state);
        send().then()
                .statusCode(202)
                .body("data", nullValue())
                .body("message", equalTo("Message has been queued"))
                .body("id", equalTo((int) id()));
    }

    @Test
    void failedMessageIs404WithTheProvidersCode() {
        Messaging.mode(shop.workspace, "failed");
        send().then()
                .statusCode(404)
                .body("success", equalTo(false))
                .body("message", equalTo("Message undeliverable"))
                .body("error", equalTo("Message undeliverable"))
                .body("provider_code", equalTo(131026))
                .body("code", equalTo("message_failed"));
    }

    @Test
    void takesAFormToo() {
        shop.call()
                .contentType("multipart/form-data")
                .multiPart("template_id", String.valueOf(shop.template))
                .multiPart("template_account_flow_id", String.valueOf(shop.sender))
                .multiPart("phone", "213555111111")
                .multiPart("name", "Welcome")
                .multiPart("data[name]", "Mira")
                .post("/api/v1/messages")
                .then()
                .statusCode(200);
        assertThat(Messaging.stored(uuid()).getString("parameters.name")).isEqualTo("Mira");
    }

    @Test
    void takesAFormWithoutFiles() {
        shop.call()
                .contentType(ContentType.URLENC)
                .formParam("template_id", shop.template)
                .formParam("template_account_flow_id", shop.sender)
                .formParam("phone", "213555111111")
                .formParam("name", "Welcome")
                .formParam("data[name]", "Mira & 100 % +")
                .post("/api/v1/messages")
                .then()
                .statusCode(200);
        assertThat(Messaging.stored(uuid()).getString("parameters.name")).isEqualTo("Mira & 100 % +");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"100% of a=b&c\"}", "\n{}"})
    void jsonThatIsCalledAFormIsToldTheHeader(String json) {
        form(json)
                .then()
                .statusCode(415)
                .body("message", equalTo("Send the body as JSON, with the header Content-Type: application/json."))
                .body("code", equalTo("unsupported_media_type"));
    }

    @Test
    void formWithABrokenEscapeIsAnsweredAtOnce() {
        form("name=100%zz").then().statusCode(400).body("message", equalTo("The form could not be read."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x"})
    void formWithoutItsPartsIsAnsweredAtOnce(String type) {
        typed(type, "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nWelcome")
                .then()
                .statusCode(400)
                .body("message", equalTo("The form could not be read."));
    }

    @Test
    void formWithTooManyFieldsIsRefused() {
        form("a=1&".repeat(2_000)).then().statusCode(400);
    }

    @Test
    void bodyThatGoesOnBehindItsJsonIsNone() {
        shop.call()
                .contentType(ContentType.JSON)
                .body("{} {}")
                .post("/api/v1/messages")
                .then()
                .statusCode(400);
    }

    @Test
    void emptyListInTheTimesPlaceIsNotNow() {
        Map<String, Object> order = order(shop);
        order.put("delayed_to", List.of());
        send(shop, order)
                .then()
                .statusCode(422)
                .body("errors.delayed_to", equalTo(List.of("The delayed to must be a string.")));
    }

    @Test
    void emptyFormHasNoFields() {
        form("").then().statusCode(422).body("errors.phone", equalTo(List.of("The phone field is required.")));
    }

    @Test
    void takesDataAsText() {
        Map<String, Object> order = order(shop);
        order.put("data", "{\"name\": \"Aldo\"}");
        send(shop, order).then().statusCode(200);
        assertThat(Messaging.stored(uuid()).getString("parameters.name")).isEqualTo("Aldo");
    }

    @Test
    void namesAllThatIsMissing() {
        send(shop, Map.of())
                .then()
                .statusCode(422)
                .body("message", equalTo("The given data was invalid."))
                .body("errors.template_id", equalTo(List.of("The template id field is required.")))
                .body(
                        "errors.template_account_flow_id",
                        equalTo(List.of("The template account flow id field is required.")))
                .body("errors.phone", equalTo(List.of("The phone field is required.")))
                .body("errors.name", equalTo(List.of("The name field is required.")));
    }

    @ParameterizedTest
    @CsvSource({
        "template_id, 999999999, The selected template id is invalid.",
        "template_id, x, The template id must be an integer.",
        "template_account_flow_id, 999999999, The selected template account flow id is invalid.",
        "country_id, 999999, The selected country id is invalid.",
        "phone, 12ab, The phone is not a phone number: it holds other characters than digits.",
        "data, [1], The data must be an object.",
        "delayed_to, tomorrow, The delayed to does not match the format Y-m-d H:i:s.",
        "delayed_to, 2020-01-01 10:00:00, The delayed to must be at least 15 minutes in the future."
    })
    void saysWhatIsWrongWithAField(String field, String value, String text) {
        Map<String, Object> order = order(shop);
        order.put(field, value);
        send(shop, order).then().statusCode(422).body("errors." + field, equalTo(List.of(text)));
        assertThat(rows()).isZero();
    }

    @Test
    void refusesTemplatesAndSendersOfOthers() {
        Shop other = Shop.open();
        Map<String, Object> order = order(shop);
        order.put("template_id", other.template);
        order.put("template_account_flow_id", other.sender);
        send(shop, order)
                .then()
                .statusCode(422)
                .body("errors.template_id", equalTo(List.of("The selected template id is invalid.")))
                .body(
                        "errors.template_account_flow_id",
                        equalTo(List.of("The selected template account flow id is invalid.")));
    }

    @Test
    void schedulesInTheZoneOfTheWorkspace() {
        Messaging.mode(shop.workspace, "queued");
        LocalDateTime due = LocalDateTime.now(ZONE).plusHours(2).withNano(0);
        Map<String, Object> order = order(shop);
        order.put("delayed_to", FORM.format(due));
        send(shop, order)
                .then()
                .statusCode(200)
                .body("data", nullValue())
                .body("message", equalTo("Message has been scheduled successfully for " + FORM.format(due)))
                .body("scheduled_for", equalTo(FORM.format(due)));
        assertThat(Messaging.stored(uuid()).getString("due_at"))
                .isEqualTo(due.atZone(ZONE).toInstant().toString());
    }

    @Test
    void withoutCreditNothingIsLeft() {
        Billing.balance(shop.workspace, "0.4");
        send().then()
                .statusCode(404)
                .body(
                        "message",
                        equalTo("You don't have enough credits in your balance to send your broadcast/message."))
                .body("code", equalTo("insufficient_credits"));
        assertThat(rows()).isZero();
    }

    @Test
    void asksToComeBackWhileBillingIsAwayAndReleasesTheKey() {
        Billing.away(shop.workspace);
        send().then().statusCode(503).header("Retry-After", "5");
        UUID uuid = uuid();
        Billing.well(shop.workspace);
        sweepAll();
        assertThat(rows()).isZero();
        assertThat(Billing.stateOf(uuid)).isEqualTo("released");
    }

    @Test
    void asksToComeBackWhileMessagingIsAwayAndReleasesTheCredit() {
        Messaging.mode(shop.workspace, "away");
        send().then().statusCode(503);
        UUID uuid = uuid();
        assertThat(Billing.stateOf(uuid)).isEqualTo("held");
        sweepAll();
        assertThat(state()).isEqualTo("withdrawing");
        Messaging.mode(shop.workspace, "sent");
        sweepAll();
        assertThat(rows()).isZero();
        assertThat(Billing.stateOf(uuid)).isEqualTo("released");
    }

    @Test
    void keepsTheReservationOfWhatMessagingHasAlthoughItsAnswerWasLost() {
        Messaging.mode(shop.workspace, "deaf");
        send().then().statusCode(503);
        Messaging.mode(shop.workspace, "sent");
        sweepAll();
        assertThat(state()).isEqualTo("stored");
        assertThat(Billing.stateOf(uuid())).isEqualTo("held");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reserving", "handing"})
    void endsWhatACrashLeftOnItsWay(String state) {
        send();
        UUID uuid = uuid();
        UUID lost = UUID.randomUUID();
        Database.asWorker()
                .change(
                        "INSERT INTO message OVERRIDING SYSTEM VALUE SELECT (json_populate_record(m, json_build_object('uuid', ?::text, 'id', ?::int,"
                                + " 'state', ?::text, 'created_at', now() - interval '3 min'))).* FROM message m WHERE uuid = ?",
                        lost,
                        1_000_000_000 + Math.abs(lost.hashCode() % 1_000_000_000),
                        state,
                        uuid);
        sweepAll();
        assertThat(rows()).isEqualTo(1);
        assertThat(Billing.stateOf(lost)).isEqualTo("released");
        assertThat(Billing.stateOf(uuid)).isEqualTo("held");
    }

    @Test
    void refusedHandOverReleasesTheCredit() {
        Messaging.mode(shop.workspace, "refusing");
        send().then().statusCode(404).body("code", equalTo("sender_unknown"));
        UUID uuid = uuid();
        sweepAll();
        assertThat(rows()).isZero();
        assertThat(Billing.stateOf(uuid)).isEqualTo("released");
    }

    @Test
    void callWithTheSameKeyIsNeverSentAgain() {
        Response first = keyed("k1", order(shop));
        first.then().statusCode(200);
        assertThat(first.header("Idempotent-Replayed")).isNull();
        keyed("k1", order(shop))
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(first.path("id")))
                .body("data.messages[0].id", equalTo(first.path("data.messages[0].id")));
        Map<String, Object> other = order(shop);
        other.put("name", "Other");
        keyed("k1", other)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .header("Idempotency-Mismatch", "true")
                .body("id", equalTo(first.path("id")));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void concurrentCallsWithOneKeySendOneMessage() {
        Map<String, Object> order = order(shop);
        order.put("idempotency_key", "k2");
        List<CompletableFuture<Response>> calls = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> send(shop, order)))
                .toList();
        assertThat(calls.stream().map(call -> (int) call.join().path("id")).distinct())
                .hasSize(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void answersBeforeThereIsAMessageBindNoKey() {
        Billing.balance(shop.workspace, "0");
        keyed("k3", order(shop)).then().statusCode(404);
        keyed("k3", Map.of()).then().statusCode(422);
        Billing.balance(shop.workspace, "10");
        Response sent = keyed("k3", order(shop));
        sent.then().statusCode(200);
        assertThat(sent.header("Idempotent-Replayed")).isNull();
    }

    @Test
    void keyOfAnotherWorkspaceIsAnotherKey() {
        Shop other = Shop.open();
        keyed("k4", order(shop)).then().statusCode(200);
        Response sent = other.call()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "k4")
                .body(order(other))
                .post("/api/v1/messages");
        sent.then().statusCode(200).body("data.messages[0].id", startsWith("wamid."));
        assertThat(sent.header("Idempotent-Replayed")).isNull();
    }

    private static Map<String, Object> order(Shop of) {
        Map<String, Object> order = new HashMap<>();
        order.put("template_id", of.template);
        order.put("template_account_flow_id", of.sender);
        order.put("phone", "0555 11 11 11");
        order.put("name", "Welcome Message");
        order.put("data", Map.of("name", "Amel", "company", "Example Co"));
        return order;
    }

    private Response send() {
        return send(shop, order(shop));
    }

    private static Response send(Shop of, Map<String, Object> order) {
        return of.call().contentType(ContentType.JSON).body(order).post("/api/v1/messages");
    }

    /** The text as it is: without being told, the test's client would encode it. */
    private Response form(String body) {
        return typed("application/x-www-form-urlencoded", body);
    }

    private Response typed(String type, String body) {
        return shop.call()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(type.split(";")[0], ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(type)
                .body(body)
                .post("/api/v1/messages");
    }

    private Response keyed(String key, Map<String, Object> order) {
        return shop.call()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(order)
                .post("/api/v1/messages");
    }

    private void sweepAll() {
        sweep.sweep().await().atMost(Duration.ofSeconds(30));
    }

    private UUID uuid() {
        return (UUID) Database.asWorker()
                .column("SELECT uuid FROM message WHERE workspace = ? ORDER BY id DESC", shop.workspace)
                .getFirst();
    }

    private long id() {
        return Database.asWorker().number("SELECT id FROM message WHERE uuid = ?", uuid());
    }

    private String state() {
        return Database.asWorker().text("SELECT state FROM message WHERE uuid = ?", uuid());
    }

    private long rows() {
        return Database.asWorker().number("SELECT count(*) FROM message WHERE workspace = ?", shop.workspace);
    }
}
