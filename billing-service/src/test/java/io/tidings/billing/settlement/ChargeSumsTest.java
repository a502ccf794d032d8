package io.tidings.billing.settlement;

import static io.tidings.billing.testing.Told.messages;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.billing.reservation.Charged;
import io.tidings.billing.testing.Told;
import io.tidings.events.Charge;
import io.tidings.events.EventType;
import io.tidings.events.MessagesChanged;
import io.tidings.events.MessagesChanged.Change;
import io.tidings.platform.event.ReceivedEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChargeSumsTest {
    private static final UUID WORKSPACE = UUID.randomUUID();
    private static final UUID BROADCAST = UUID.randomUUID();

    @Test
    void sumsByEventAndChargeAndCapturesFirst() {
        ReceivedEvent first =
                received(BROADCAST, messages(2, Charge.REVERSE), messages(3, Charge.CAPTURE), messages(4, Charge.NONE));
        ReceivedEvent second = received(BROADCAST, messages(1, Charge.CAPTURE));

        assertThat(ChargeSums.of(List.of(first, second)))
                .containsExactly(
                        charged(BROADCAST, first, Charge.CAPTURE, "1.5000"),
                        charged(BROADCAST, first, Charge.REVERSE, "1.0000"),
                        charged(BROADCAST, second, Charge.CAPTURE, "0.5000"));
    }

    @Test
    void keysAMessageWithoutBroadcastByItself() {
        List<Change> single = messages(1, Charge.CAPTURE);
        ReceivedEvent event = received(null, single);

        assertThat(ChargeSums.of(List.of(event)))
                .containsExactly(charged(single.getFirst().message(), event, Charge.CAPTURE, "0.5000"));
    }

    private static Charged charged(UUID key, ReceivedEvent event, Charge charge, String cost) {
        return new Charged(WORKSPACE, key, event.id(), charge, new BigDecimal(cost));
    }

    @SafeVarargs
    private static ReceivedEvent received(@Nullable UUID broadcast, List<Change>... changes) {
        MessagesChanged changed = Told.of(WORKSPACE, broadcast, changes);
        return new ReceivedEvent(UUID.randomUUID(), EventType.MESSAGES_CHANGED, "key", changed, Instant.EPOCH);
    }
}
