package io.tidings.broadcast.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Holding;
import io.tidings.broadcast.testing.Kafka;
import io.tidings.broadcast.testing.Sent;
import io.tidings.broadcast.testing.Shop;
import io.tidings.events.Charge;
import io.tidings.events.SendingState;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@BroadcastTest
class SteeringTest {

    @Inject
    Reconciliation reconciliation;

    @Test
    void pausedBroadcastIsHeldAndNotCommandedUntilItIsResumed() {
        Sent sent = planned(Shop.withRate(20), 1500, 1200);
        steer(sent, "pause")
                .statusCode(200)
                .body("data.status", equalTo("paused"))
                .body("success", is(true));
        assertThat(Holding.stateOf(sent.uuid)).isEqualTo("held");
        steer(sent, "pause").statusCode(200).body("data.status", equalTo("paused"));

        List<UUID> all = sent.recipients();
        sent.tell(all.subList(0, 1200), SendingState.QUEUED, SendingState.SENT);
        await().until(() -> sent.count("sent") == 1200);
        assertThat(sent.state()).isEqualTo("paused");
        assertThat(sent.count("commanded")).isEqualTo(1200);

        steer(sent, "resume").statusCode(200).body("data.status", equalTo("sending"));
        assertThat(Holding.stateOf(sent.uuid)).isEqualTo("free");
        await().until(() -> sent.count("commanded") == 1500);
        steer(sent, "resume").statusCode(200).body("data.status", equalTo("sending"));
    }

    @Test
    void cancelledBroadcastTellsOfWhatWasNeverCommandedOnceEach() {
        Sent sent = planned(Shop.withRate(20), 2700, 1200);
        List<UUID> all = sent.recipients();
        sent.tell(all.subList(0, 100), SendingState.QUEUED, SendingState.SENT);
        await().until(() -> sent.count("sent") == 100);
        long commanded = sent.count("commanded");

        steer(sent, "cancel").statusCode(200).body("data.status", equalTo("cancelled"));
        assertThat(Holding.stateOf(sent.uuid)).isEqualTo("cancelled");
        await().until(() -> sent.count("cancelled") == 2700 - commanded);
        sent.tell(all.subList(100, (int) commanded), SendingState.QUEUED, SendingState.CANCELLED);
        await().until(() -> sent.count("reported") == 2700);
        assertThat(sent.count("cancelled")).isEqualTo(2600);
        assertThat(sent.state()).isEqualTo("cancelled");
        assertThat(toldOf(sent, all, commanded)).isEqualTo(2700 - commanded);

        steer(sent, "cancel").statusCode(200).body("data.status", equalTo("cancelled"));
        reconciliation.tick().await().atMost(Duration.ofSeconds(20));
        assertThat(toldOf(sent, all, commanded)).isEqualTo(2700 - commanded);
        steer(sent, "pause").statusCode(404).body("code", equalTo("broadcast_cancelled"));
        steer(sent, "resume").statusCode(404).body("code", equalTo("broadcast_cancelled"));
    }

    @Test
    void stepsThatMeetAreTakenOneAfterTheOther() {
        Sent sent = planned(Shop.open(), 3, 3);
        for (String step : List.of("pause", "resume", "cancel")) {
            List<Integer> statuses = IntStream.range(0, 6)
                    .parallel()
                    .mapToObj(n -> steer(sent, step).extract().statusCode())
                    .toList();
            assertThat(statuses).containsOnly(200);
        }
        assertThat(Holding.stateOf(sent.uuid)).isEqualTo("cancelled");
    }

    @Test
    void completedBroadcastIsLeftAlone() {
        Sent sent = planned(Shop.open(), 3, 3);
        sent.tell(sent.recipients(), SendingState.QUEUED, SendingState.SENT);
        await().until(() -> sent.state().equals("completed"));
        for (String step : List.of("pause", "resume", "cancel")) {
            steer(sent, step).statusCode(404).body("code", equalTo("broadcast_completed"));
        }
        assertThat(Holding.stateOf(sent.uuid)).isEqualTo("free");
    }

    @Test
    void foreignAndUnknownBroadcastsAreNotFound() {
        Sent sent = planned(Shop.open(), 3, 3);
        Shop stranger = Shop.open();
        for (String step : List.of("pause", "resume", "cancel")) {
            stranger.call()
                    .post("/api/v1/broadcasts/" + sent.id + "/" + step)
                    .then()
                    .statusCode(404)
                    .body("message", equalTo("BroadCast not found"));
        }
        assertThat(sent.state()).isEqualTo("in_queue");
    }

    @Test
    void nothingChangesWhileMessagingIsAway() {
        Sent sent = planned(Shop.open(), 3, 3);
        Holding.away(sent.uuid);
        steer(sent, "pause").statusCode(503).header("Retry-After", "5");
        assertThat(sent.state()).isEqualTo("in_queue");
        Holding.well(sent.uuid);
        steer(sent, "pause").statusCode(200);
        assertThat(sent.state()).isEqualTo("paused");
    }

    @Test
    void pauseWhoseAnswerWasLostIsTakenBack() {
        Sent sent = planned(Shop.open(), 3, 3);
        Holding.deaf(sent.uuid);
        steer(sent, "pause").statusCode(503);
        assertThat(Holding.stateOf(sent.uuid)).isEqualTo("held");
        Holding.well(sent.uuid);
        reconciliation.tick().await().atMost(Duration.ofSeconds(20));
        assertThat(Holding.stateOf(sent.uuid)).isEqualTo("free");
        assertThat(sent.state()).isEqualTo("in_queue");
    }

    @Test
    void cancelWhoseAnswerWasLostGoesOn() {
        Sent sent = planned(Shop.withRate(20), 1300, 1200);
        Holding.deaf(sent.uuid);
        steer(sent, "cancel").statusCode(503);
        assertThat(sent.state()).isEqualTo("in_queue");
        Holding.well(sent.uuid);
        reconciliation.tick().await().atMost(Duration.ofSeconds(20));
        assertThat(sent.state()).isEqualTo("cancelled");
        await().until(() -> sent.count("cancelled") == 100);
    }

    @Test
    void cancelThatWasHeardBeforeMessagingDiedGoesOn() {
        Sent sent = planned(Shop.withRate(20), 1300, 1200);
        Holding.dying(sent.uuid);
        steer(sent, "cancel").statusCode(503);
        assertThat(Holding.stateOf(sent.uuid)).isEqualTo("cancelled");
        Holding.well(sent.uuid);
        reconciliation.tick().await().atMost(Duration.ofSeconds(20));
        assertThat(sent.state()).isEqualTo("cancelled");
        await().until(() -> sent.count("cancelled") == 100);
    }

    @Test
    void cancelThatNobodyCanHaveHeardIsTakenBack() {
        Sent sent = planned(Shop.open(), 3, 3);
        Holding.gone(sent.uuid);
        steer(sent, "cancel").statusCode(503);
        Holding.well(sent.uuid);
        reconciliation.tick().await().atMost(Duration.ofSeconds(20));
        assertThat(Holding.stateOf(sent.uuid)).isEqualTo("free");
        assertThat(sent.state()).isEqualTo("in_queue");
        steer(sent, "cancel").statusCode(200);
        assertThat(sent.state()).isEqualTo("cancelled");
    }

    @Test
    void holdOfABroadcastThatEndsWhilePausedIsLifted() {
        Sent sent = planned(Shop.open(), 3, 3);
        steer(sent, "pause").statusCode(200);
        sent.tell(sent.recipients(), SendingState.QUEUED, SendingState.EXPIRED);
        await().until(() -> sent.state().equals("completed"));
        reconciliation.tick().await().atMost(Duration.ofSeconds(20));
        assertThat(Holding.stateOf(sent.uuid)).isEqualTo("free");
    }

    private static Sent planned(Shop shop, int contacts, int commanded) {
        Sent sent = shop.sent(contacts);
        await().until(() -> sent.count("commanded") == commanded);
        return sent;
    }

    private static ValidatableResponse steer(Sent sent, String step) {
        return sent.shop
                .call()
                .post("/api/v1/broadcasts/" + sent.id + "/" + step)
                .then();
    }

    /** How often it was told that one of those behind {@code commanded} was cancelled, and its money released. */
    private static long toldOf(Sent sent, List<UUID> all, long commanded) {
        Set<UUID> never = Set.copyOf(all.subList((int) commanded, all.size()));
        return Kafka.changesOf(sent.uuid).stream()
                .filter(change -> never.contains(change.message()))
                .filter(change -> change.charge() == Charge.RELEASE)
                .count();
    }
}
