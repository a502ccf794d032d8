package io.tidings.broadcast.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@BroadcastTest
class SingleMessageTest extends MessageTest {

    private static final ZoneId ZONE = ZoneId.of("Africa/Algiers");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Inject
    MessageSweep sweep;

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

    private Response send() {
        return send(shop, order(shop));
    }

    private void sweepAll() {
        sweep.sweep().await().atMost(Duration.ofSeconds(30));
    }

    private long id() {
        return Database.asWorker().number("SELECT id FROM message WHERE uuid = ?", uuid());
    }

    private String state() {
        return Database.asWorker().text("SELECT state FROM message WHERE uuid = ?", uuid());
    }
}
