package io.tidings.broadcast.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.reservation.Price;
import io.tidings.broadcast.testing.Billing;
import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Database;
import io.tidings.broadcast.testing.Shop;
import io.tidings.platform.fault.Unavailable;
import io.tidings.platform.id.Uuid7s;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left when the process ends between any two steps of an acceptance, or a step fails. */
@BroadcastTest
class CrashPointsTest {

    @Inject
    Intents intents;

    @Inject
    IntentSweep sweep;

    @Inject
    io.tidings.broadcast.reservation.Reservations reservations;

    @Inject
    Uuid7s ids;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open();
    }

    private final Price price = new Price(new BigDecimal("0.5"));

    /** Enough failures open the breaker for all workspaces; the next test wants it closed. */
    @AfterEach
    void letTheBreakerClose() {
        Shop other = Shop.open();
        await().until(() -> other.send(other.order(Shop.rows(1))).statusCode() == 200);
    }

    private static <T> T wait(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    private Intent begun(Duration ago) {
        Instant at = Instant.now().minus(ago);
        Intent intent = new Intent(
                ids.next(),
                shop.workspace,
                "Crashed",
                Ordered.template(shop),
                Ordered.sender(shop),
                "{}",
                1,
                at,
                null,
                at.plus(Duration.ofDays(1)));
        wait(intents.begin(intent));
        return intent;
    }

    private void reserve(Intent intent) {
        wait(reservations.reserve(
                intent.uuid(), shop.workspace, 1, Instant.now().plusSeconds(60)));
    }

    private long rows() {
        return Database.asWorker().number("SELECT count(*) FROM broadcast WHERE workspace = ?", shop.workspace);
    }

    private long recipients() {
        return Database.asWorker().number("SELECT count(*) FROM recipient WHERE workspace = ?", shop.workspace);
    }

    private void seesNoBroadcast() {
        shop.call().get("/api/v1/broadcasts").then().statusCode(200).body("data.broadcasts", hasSize(0));
    }

    @Test
    void endsAnIntentThatCrashedBeforeItsReservation() {
        Intent intent = begun(Duration.ofMinutes(3));
        seesNoBroadcast();
        wait(sweep.sweep());
        assertThat(rows()).isZero();
        assertThat(Billing.stateOf(intent.uuid())).isEqualTo("released");
    }

    @Test
    void releasesWhatACrashLeftReserved() {
        Intent intent = begun(Duration.ofMinutes(3));
        reserve(intent);
        assertThat(Billing.stateOf(intent.uuid())).isEqualTo("held");
        wait(sweep.sweep());
        assertThat(rows()).isZero();
        assertThat(Billing.stateOf(intent.uuid())).isEqualTo("released");
    }

    @Test
    void leavesAYoungIntentAlone() {
        Intent intent = begun(Duration.ofMinutes(1));
        reserve(intent);
        wait(sweep.sweep());
        assertThat(rows()).isEqualTo(1);
        assertThat(Billing.stateOf(intent.uuid())).isEqualTo("held");
    }

    @Test
    void neverAcceptsWhatTheSweepHasGivenUp() {
        Intent intent = begun(Duration.ofMinutes(3));
        reserve(intent);
        wait(sweep.sweep());
        assertThatThrownBy(() ->
                        wait(intents.accept(intent, price, Ordered.oneContact().contacts(), () -> {})))
                .isInstanceOf(Unavailable.class);
        assertThat(recipients()).isZero();
        seesNoBroadcast();
    }

    @Test
    void neverAcceptsWhatIsBeingGivenUp() {
        Intent intent = begun(Duration.ofMinutes(3));
        reserve(intent);
        Billing.away(shop.workspace);
        assertThatThrownBy(() -> wait(sweep.sweep())).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() ->
                        wait(intents.accept(intent, price, Ordered.oneContact().contacts(), () -> {})))
                .isInstanceOf(Unavailable.class);
        assertThat(recipients()).isZero();
        Billing.well(shop.workspace);
        wait(sweep.sweep());
        assertThat(Billing.stateOf(intent.uuid())).isEqualTo("released");
    }

    @Test
    void neverSweepsWhatWasAccepted() {
        Intent intent = begun(Duration.ofMinutes(3));
        reserve(intent);
        wait(intents.accept(intent, price, Ordered.oneContact().contacts(), () -> {}));
        wait(sweep.sweep());
        assertThat(rows()).isEqualTo(1);
        assertThat(recipients()).isEqualTo(1);
        assertThat(Billing.stateOf(intent.uuid())).isEqualTo("held");
    }

    @Test
    void keepsAGivenUpIntentUntilBillingHasHeardOfIt() {
        Intent intent = begun(Duration.ofMinutes(3));
        Billing.away(shop.workspace);
        assertThatThrownBy(() -> wait(sweep.sweep())).isInstanceOf(RuntimeException.class);
        assertThat(rows()).isEqualTo(1);
        seesNoBroadcast();
        Billing.well(shop.workspace);
        wait(sweep.sweep());
        assertThat(rows()).isZero();
        assertThat(Billing.stateOf(intent.uuid())).isEqualTo("released");
    }

    @Test
    void refusesWithoutEnoughCreditAndLeavesNothing() {
        Billing.balance(shop.workspace, "0.4");
        shop.send(shop.order(Shop.rows(1)))
                .then()
                .statusCode(404)
                .body("success", equalTo(false))
                .body("message", equalTo("Insufficient credits"))
                .body("error", equalTo("Insufficient credits"));
        assertThat(rows()).isZero();
        assertThat(recipients()).isZero();
    }

    @Test
    void asksToComeBackWhileBillingIsAway() {
        Billing.away(shop.workspace);
        shop.send(shop.order(Shop.rows(1))).then().statusCode(503).header("Retry-After", "5");
        seesNoBroadcast();
        assertThat(recipients()).isZero();
        Billing.well(shop.workspace);
        wait(sweep.sweep());
        assertThat(rows()).isZero();
    }

    @Test
    void givesBackWhatWasReservedWhenTheAnswerWasLost() {
        Billing.deaf(shop.workspace);
        shop.send(shop.order(Shop.rows(1))).then().statusCode(503);
        UUID key = (UUID) Database.asWorker()
                .column("SELECT uuid FROM broadcast WHERE workspace = ?", shop.workspace)
                .getFirst();
        assertThat(Billing.stateOf(key)).isEqualTo("held");
        Billing.well(shop.workspace);
        wait(sweep.sweep());
        assertThat(Billing.stateOf(key)).isEqualTo("released");
        assertThat(rows()).isZero();
        assertThatThrownBy(() -> wait(reservations.reserve(key, shop.workspace, 1, Instant.now())))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void isVisibleFromItsAcceptanceOn() {
        shop.sent(1);
        await().untilAsserted(() ->
                shop.call().get("/api/v1/broadcasts").then().statusCode(200).body("data.broadcasts", hasSize(1)));
    }
}
