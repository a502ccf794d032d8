package io.tidings.messaging.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.events.Address;
import io.tidings.events.Lane;
import io.tidings.events.TextContent;
import io.tidings.messaging.queue.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LaneBufferTest {

    private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");

    private final LaneBuffer lane = new LaneBuffer();

    @Test
    void givesMessagesOutInTheOrderOfTheirPlaces() {
        lane.add(List.of(message(1, "a"), message(2, "b")), 10, NOW);
        assertThat(lane.poll(NOW).place()).isEqualTo(1);
        assertThat(lane.poll(NOW).place()).isEqualTo(2);
        assertThat(lane.poll(NOW)).isNull();
    }

    @Test
    void keepsARecipientsLaterMessagesBehindTheEarlierOne() {
        lane.add(List.of(message(1, "a"), message(2, "a"), message(3, "b"), message(4, "a")), 10, NOW);
        Waiting first = lane.poll(NOW);
        assertThat(lane.poll(NOW).place()).isEqualTo(3);
        assertThat(lane.poll(NOW)).isNull();
        lane.ended(first);
        Waiting second = lane.poll(NOW);
        assertThat(second.place()).isEqualTo(2);
        assertThat(lane.poll(NOW)).isNull();
        lane.ended(second);
        assertThat(lane.poll(NOW).place()).isEqualTo(4);
    }

    @Test
    void waitingRetryBlocksWhatFollowsForItsRecipient() {
        lane.add(List.of(message(1, "a"), message(2, "a")), 10, NOW);
        Waiting first = lane.poll(NOW);
        lane.again(first.again(NOW.plusSeconds(5), true));
        assertThat(lane.poll(NOW)).isNull();
        Waiting retried = lane.poll(NOW.plusSeconds(5));
        assertThat(retried.place()).isEqualTo(1);
        assertThat(retried.tries()).isEqualTo(1);
        lane.ended(retried);
        assertThat(lane.poll(NOW).place()).isEqualTo(2);
    }

    @Test
    void readingTheSameRowsAgainAddsNothing() {
        List<Waiting> rows = List.of(message(1, "a"), message(2, "b"));
        lane.add(rows, 10, NOW);
        lane.rewind();
        lane.add(rows, 10, NOW);
        lane.poll(NOW);
        lane.poll(NOW);
        assertThat(lane.poll(NOW)).isNull();
    }

    @Test
    void wantsMoreUntilTheStoreHadLessThanWasAskedFor() {
        lane.add(List.of(message(7, "a"), message(8, "b")), 2, NOW);
        assertThat(lane.wants(20)).isTrue();
        assertThat(lane.after()).isEqualTo(8);
        lane.add(List.of(), 2, NOW);
        assertThat(lane.wants(20)).isFalse();
        lane.arrived(5);
        assertThat(lane.wants(20)).isTrue();
        assertThat(lane.after()).isEqualTo(4);
    }

    @Test
    void whatArrivesWhileTheStoreIsReadIsReadNext() {
        lane.reading();
        lane.arrived(5);
        lane.add(List.of(message(7, "a")), 2, NOW);
        assertThat(lane.wants(20)).isTrue();
        assertThat(lane.after()).isEqualTo(4);
        lane.reading();
        lane.add(List.of(message(5, "b")), 2, NOW);
        assertThat(lane.wants(20)).isFalse();
    }

    @Test
    void whatIsNotDueYetComesWhenItIs() {
        lane.add(List.of(message(1, "a").again(NOW.plusSeconds(3), false)), 10, NOW);
        assertThat(lane.poll(NOW)).isNull();
        assertThat(lane.nextDue()).isEqualTo(NOW.plusSeconds(3));
        assertThat(lane.poll(NOW.plusSeconds(3)).place()).isEqualTo(1);
    }

    @Test
    void scheduledMessageHoldsUpNobodyAndComesWhenItIsDue() {
        Instant later = NOW.plusSeconds(3);
        lane.add(List.of(message(1, "a", later), message(2, "a")), 10, NOW);
        assertThat(lane.nextDue()).isEqualTo(later);
        Waiting now = lane.poll(NOW);
        assertThat(now.place()).isEqualTo(2);
        lane.ended(now);
        assertThat(lane.poll(NOW)).isNull();
        assertThat(lane.poll(later).place()).isEqualTo(1);
    }

    @Test
    void retryThatWaitedBehindAnotherMessageStillWaitsForItsTime() {
        lane.add(List.of(message(1, "a"), message(2, "a").again(NOW.plusSeconds(9), false)), 10, NOW);
        Waiting first = lane.poll(NOW);
        lane.ended(first);
        assertThat(lane.poll(NOW)).isNull();
        assertThat(lane.nextDue()).isEqualTo(NOW.plusSeconds(9));
        assertThat(lane.poll(NOW.plusSeconds(9)).place()).isEqualTo(2);
    }

    private static Waiting message(long place, String to) {
        return message(place, to, NOW);
    }

    private static Waiting message(long place, String to, Instant dueAt) {
        return new Waiting(
                new UUID(place, 1),
                new UUID(0, 1),
                null,
                new UUID(0, 2),
                3,
                Lane.BULK,
                place,
                Address.phone(to),
                new TextContent("hello"),
                Map.of(),
                dueAt,
                NOW.plusSeconds(60),
                0,
                0);
    }
}
