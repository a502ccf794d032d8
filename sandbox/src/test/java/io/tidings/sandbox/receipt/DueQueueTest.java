package io.tidings.sandbox.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DueQueueTest {
    @Test
    void givesUpdatesInTheOrderOfTheirMoments() {
        DueQueue queue = new DueQueue();
        Random dice = new Random(5);
        List<Long> added = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            long moment = dice.nextLong(1000);
            queue.add(moment, moment);
            added.add(moment);
        }

        List<Long> taken = new ArrayList<>();
        while (!queue.isEmpty()) {
            assertThat(queue.moment()).isLessThan(1000);
            taken.add(queue.take());
        }

        assertThat(taken).isSorted().containsExactlyInAnyOrderElementsOf(added);
    }

    @Test
    void packsUpdatesWithoutLoss() {
        for (Kind kind : Kind.values()) {
            Update update = new Update(kind, 123_456_789_012L, true, false);
            assertThat(Update.of(update.packed())).isEqualTo(update);
            assertThat(Update.of(update.repeated().packed())).isEqualTo(new Update(kind, update.number(), false, true));
        }
    }
}
