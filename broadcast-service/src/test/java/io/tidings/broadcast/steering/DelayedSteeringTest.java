package io.tidings.broadcast.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.tidings.broadcast.planner.Starts;
import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Holding;
import io.tidings.broadcast.testing.Kafka;
import io.tidings.broadcast.testing.Sent;
import io.tidings.broadcast.testing.Shop;
import io.tidings.events.Charge;
import io.tidings.events.MessagesChanged.Change;
import io.tidings.events.SendingState;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pause, resume and cancel of broadcasts that have not started. */
@BroadcastTest
class DelayedSteeringTest {

    @Inject
    Starts starts;

    @Inject
    Reconciliation reconciliation;

    @Test
    void pausedAndResumedBeforeItsTimeItWaitsForIt() {
        Sent sent = Shop.open().delayed(3);
        steer(sent, "pause").statusCode(200).body("data.status", equalTo("paused"));
        assertThat(Holding.stateOf(sent.uuid)).isEqualTo("held");
        steer(sent, "resume").statusCode(200).body("data.status", equalTo("scheduled"));
        assertThat(Holding.stateOf(sent.uuid)).isEqualTo("free");
        steer(sent, "resume").statusCode(200).body("data.status", equalTo("scheduled"));
        assertThat(sent.is("started_at IS NULL AND commanded = 0")).isTrue();

        sent.delayTo(1);
        starts.wake();
        await().until(() -> sent.count("commanded") == 3);
        assertThat(sent.is("started_at >= delayed_to")).isTrue();
    }

    @Test
    void resumedShortBeforeItsTimeItStartsByItself() {
        Sent sent = Shop.open().delayed(3);
        steer(sent, "pause").statusCode(200);
        started(Shop.open().delayed(1));
        sent.delayTo(3);
        steer(sent, "resume").statusCode(200);
        await().until(() -> sent.count("commanded") == 3);
        assertThat(sent.is("started_at >= delayed_to")).isTrue();
    }

    @Test
    void pausedOverItsTimeItStartsWhenItIsResumed() {
        Sent sent = Shop.open().delayed(3);
        steer(sent, "pause").statusCode(200);
        sent.delayTo(-60);
        started(Shop.open().delayed(1));
        assertThat(sent.is("state = 'paused' AND commanded = 0")).isTrue();

        steer(sent, "resume").statusCode(200).body("data.status", equalTo("in_queue"));
        await().until(() -> sent.count("commanded") == 3);
        sent.tell(sent.recipients(), SendingState.QUEUED, SendingState.SENT);
        await().until(() -> sent.state().equals("completed"));
    }

    @Test
    void pausedAfterItsStartItGoesOnWhenItIsResumed() {
        Sent sent = Shop.open().delayed(3);
        started(sent);
        steer(sent, "pause").statusCode(200).body("data.status", equalTo("paused"));
        steer(sent, "resume").statusCode(200).body("data.status", equalTo("in_queue"));
    }

    @Test
    void cancelledBeforeItsTimeNothingIsSentAndAllIsGivenBack() {
        Sent sent = Shop.open().delayed(700);
        steer(sent, "cancel").statusCode(200).body("data.status", equalTo("cancelled"));
        assertThat(Holding.stateOf(sent.uuid)).isEqualTo("cancelled");
        isGivenBack(sent, 700);

        sent.delayTo(-60);
        started(Shop.open().delayed(1));
        assertThat(sent.state()).isEqualTo("cancelled");
        assertThat(Kafka.commandsOf(sent.uuid)).isEmpty();
        steer(sent, "resume").statusCode(404).body("code", equalTo("broadcast_cancelled"));
    }

    @Test
    void cancelledWhilePausedBeforeItsTimeAllIsGivenBack() {
        Sent sent = Shop.open().delayed(3);
        steer(sent, "pause").statusCode(200);
        steer(sent, "cancel").statusCode(200).body("data.status", equalTo("cancelled"));
        isGivenBack(sent, 3);
    }

    @Test
    void pauseWhoseAnswerWasLostIsTakenBack() {
        Sent sent = Shop.open().delayed(3);
        Holding.deaf(sent.uuid);
        steer(sent, "pause").statusCode(503);
        Holding.well(sent.uuid);
        reconcile();
        assertThat(Holding.stateOf(sent.uuid)).isEqualTo("free");
        assertThat(sent.is("state = 'scheduled' AND changing_since IS NULL")).isTrue();
    }

    @Test
    void cancelWhoseAnswerWasLostGoesOn() {
        Sent sent = Shop.open().delayed(3);
        Holding.deaf(sent.uuid);
        steer(sent, "cancel").statusCode(503);
        assertThat(sent.state()).isEqualTo("scheduled");
        Holding.well(sent.uuid);
        reconcile();
        assertThat(sent.state()).isEqualTo("cancelled");
        isGivenBack(sent, 3);
    }

    private void reconcile() {
        reconciliation.tick().await().atMost(Duration.ofSeconds(20));
    }

    /** After this, others whose time had come would have been started too. */
    private void started(Sent sent) {
        sent.delayTo(-1);
        starts.wake();
        await().until(() -> sent.count("commanded") == sent.count("contacts"));
    }

    private static void isGivenBack(Sent sent, int contacts) {
        await().until(() -> sent.count("cancelled") == contacts);
        assertThat(sent.is("state = 'cancelled' AND reported = contacts AND commanded = 0"))
                .isTrue();
        List<Change> changes = Kafka.changesOf(sent.uuid);
        assertThat(changes)
                .hasSize(contacts)
                .allMatch(change -> change.charge() == Charge.RELEASE)
                .allMatch(change -> change.cost().compareTo(new BigDecimal("0.5")) == 0);
        assertThat(changes.stream().map(Change::message)).containsExactlyInAnyOrderElementsOf(sent.recipients());
    }

    private static ValidatableResponse steer(Sent sent, String step) {
        return sent.shop
                .call()
                .post("/api/v1/broadcasts/" + sent.id + "/" + step)
                .then();
    }
}
