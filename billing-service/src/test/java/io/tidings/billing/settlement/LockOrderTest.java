package io.tidings.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.billing.testing.Books;
import io.tidings.billing.testing.OnStack;
import io.tidings.billing.testing.Together;
import io.tidings.billing.testing.Told;
import io.tidings.events.Charge;
import io.tidings.events.EventType;
import io.tidings.platform.event.ReceivedEvent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnStack
class LockOrderTest {
    private static final int WORKSPACES = 4;

    @Inject
    MessageCharges charges;

    @Test
    void chargesReservesAndReleasesNeverBlockOneAnother() throws Exception {
        List<Books> books =
                IntStream.range(0, WORKSPACES).mapToObj(i -> Books.with(1000)).toList();
        List<UUID> keys = books.stream().map(each -> each.reserved(200)).toList();

        List<Integer> statuses = Together.all(32, i -> switch (i % 4) {
            case 0 ->
                books.get(i / 4 % WORKSPACES).reserve(UUID.randomUUID(), 2).statusCode();
            case 1 -> books.get(i / 4 % WORKSPACES).release(UUID.randomUUID()).statusCode();
            default -> charge(books, keys, i);
        });

        assertThat(statuses).containsOnly(200);
        assertThat(books).allSatisfy(each -> assertThat(each.credit()).isEqualByComparingTo("906"));
        assertThat(Books.check().getBoolean("balanced")).isTrue();
    }

    /** Captures three and releases one message of each workspace, in an order of its own. */
    private int charge(List<Books> books, List<UUID> keys, int seed) {
        List<ReceivedEvent> events = new ArrayList<>();
        for (int i = 0; i < WORKSPACES; i++) {
            var changed = Told.of(
                    books.get(i).workspace(),
                    keys.get(i),
                    Told.messages(3, Charge.CAPTURE),
                    Told.messages(1, Charge.RELEASE));
            events.add(new ReceivedEvent(UUID.randomUUID(), EventType.MESSAGES_CHANGED, "", changed, Instant.EPOCH));
        }
        Collections.shuffle(events, new Random(seed));
        charges.accept(events).await().indefinitely();
        return 200;
    }
}
