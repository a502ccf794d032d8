package io.tidings.broadcast.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.testing.Billing;
import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Database;
import io.tidings.broadcast.testing.Kafka;
import io.tidings.broadcast.testing.Sent;
import io.tidings.broadcast.testing.Shop;
import io.tidings.events.SendRequested;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Transactions;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@BroadcastTest
class StartsTest {

    @Inject
    Starts starts;

    @Inject
    Turns turns;

    @Inject
    Planner planner;

    @Inject
    Transactions transactions;

    @Inject
    Vertx vertx;

    private static <T> T wait(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    private static long commanded(Sent sent) {
        return Kafka.commandsOf(sent.uuid).stream()
                .mapToLong(command -> command.recipients().size())
                .sum();
    }

    private static Instant delayedTo(Sent sent) {
        return ((Timestamp) Database.asWorker()
                        .column("SELECT delayed_to FROM broadcast WHERE uuid = ?", sent.uuid)
                        .getFirst())
                .toInstant();
    }

    @Test
    void plansNothingOfABroadcastBeforeItsTime() {
        Sent sent = Shop.open().delayed(3);
        wait(starts.tick());
        wait(planner.tick());
        Sent other = Shop.open().sent(1);
        await().until(() -> commanded(other) == 1);
        assertThat(wait(turns.take())).isZero();
        assertThat(sent.state()).isEqualTo("scheduled");
        assertThat(sent.count("commanded")).isZero();
        assertThat(commanded(sent)).isZero();
    }

    @Test
    void startsABroadcastAtItsTimeByATimer() {
        Sent sent = Shop.open().delayed(3);
        sent.delayTo(2);
        starts.wake();
        await().until(() -> commanded(sent) == 3);
        assertThat(sent.is("state = 'in_queue' AND started_at >= delayed_to AND planned_at >= delayed_to"))
                .isTrue();
    }

    @Test
    void sleepsUntilTheEarliest() {
        Sent late = Shop.open().delayed(1);
        Sent early = Shop.open().delayed(1);
        Sent middle = Shop.open().delayed(1);
        early.delayTo(2);
        starts.wake();
        middle.delayTo(3);
        await().until(() -> commanded(early) == 1);
        await().until(() -> commanded(middle) == 1);
        assertThat(late.state()).isEqualTo("scheduled");
    }

    @Test
    void processThatComesUpSetsItsTimerFromTheTable() {
        Sent sent = Shop.open().delayed(3);
        sent.delayTo(2);
        Starts restarted = new Starts(transactions, planner, vertx);
        wait(restarted.tick());
        await().until(() -> commanded(sent) == 3);
    }

    @Test
    void severalProcessesStartABroadcastOnce() {
        Sent sent = Shop.open().delayed(3);
        sent.delayTo(1);
        for (int i = 0; i < 4; i++) {
            new Starts(transactions, planner, vertx).wake();
        }
        await().until(() -> commanded(sent) == 3);
        wait(planner.tick());
        assertThat(commanded(sent)).isEqualTo(3);
    }

    @Test
    void passesOverABroadcastThatIsBeingPaused() throws SQLException {
        Sent pausing = Shop.open().delayed(1);
        Sent other = Shop.open().delayed(1);
        pausing.delayTo(-60);
        other.delayTo(-1);
        try (var pause =
                Database.asWorker().begin("UPDATE broadcast SET state = 'paused' WHERE uuid = ?", pausing.uuid)) {
            starts.wake();
            await().until(() -> commanded(other) == 1);
        }
        Sent next = Shop.open().delayed(1);
        next.delayTo(-1);
        starts.wake();
        await().until(() -> commanded(next) == 1);
        assertThat(pausing.is("state = 'paused' AND started_at IS NULL")).isTrue();
    }

    @Test
    void triesAgainWhatWasLockedAtItsTime() throws SQLException {
        Sent locked = Shop.open().delayed(1);
        Sent other = Shop.open().delayed(1);
        locked.delayTo(-60);
        other.delayTo(-1);
        try (var change =
                Database.asWorker().begin("UPDATE broadcast SET changing_since = NULL WHERE uuid = ?", locked.uuid)) {
            starts.wake();
            await().until(() -> commanded(other) == 1);
        }
        await().until(() -> commanded(locked) == 1);
    }

    @Test
    void allPeriodsCountFromTheStart() {
        Sent sent = Shop.open().delayed(3);
        Instant due = delayedTo(sent);
        assertThat(sent.is("valid_until = delayed_to + interval '24 hours'")).isTrue();
        assertThat(Billing.expiryOf(sent.uuid)).isEqualTo(due.plus(Duration.ofHours(24 + 240)));
        assertThat(sent.recipients())
                .allSatisfy(id -> assertThat(Uuid7s.timeOf(id)).isEqualTo(due));

        sent.delayTo(1);
        starts.wake();
        await().until(() -> commanded(sent) == 3);
        SendRequested command = Kafka.commandsOf(sent.uuid).getFirst();
        assertThat(command.validUntil()).isEqualTo(due.plus(Duration.ofHours(24)));
        assertThat(Database.asWorker().number("""
                        SELECT count(*) FROM command c JOIN broadcast b ON b.uuid = c.broadcast
                        WHERE b.uuid = ? AND c.due_at >= b.delayed_to + interval '2 minutes'""", sent.uuid)).isEqualTo(1);
    }

    @Test
    void nobodyCanPutABroadcastInTheQueueThatWasNotStarted() {
        Sent sent = Shop.open().delayed(1);
        assertThatThrownBy(() ->
                        Database.asWorker().change("UPDATE broadcast SET state = 'in_queue' WHERE uuid = ?", sent.uuid))
                .hasStackTraceContaining("broadcast_not_early");
    }
}
