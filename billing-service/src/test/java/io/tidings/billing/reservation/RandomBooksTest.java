package io.tidings.billing.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.billing.credit.Credits;
import io.tidings.billing.reservation.Reservation.Key;
import io.tidings.billing.reservation.Step.Poll;
import io.tidings.billing.reservation.Step.Release;
import io.tidings.billing.reservation.Step.Reserve;
import io.tidings.billing.reservation.Step.Sweep;
import io.tidings.billing.testing.Books;
import io.tidings.billing.testing.Database;
import io.tidings.billing.testing.OnStack;
import io.tidings.billing.testing.Told;
import io.tidings.events.EventType;
import io.tidings.events.MessagesChanged;
import io.tidings.events.MessagesChanged.Change;
import io.tidings.platform.event.BatchListener;
import io.tidings.platform.event.ReceivedEvent;
import io.tidings.platform.fault.Fault;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order, the books are those of a model that counts messages. */
@OnStack
class RandomBooksTest {
    private static final int SEQUENCES = 60;
    private static final int CREDIT = 20;

    @Inject
    ExpirySweep sweep;

    @Inject
    BatchListener charges;

    @Inject
    Reservations reservations;

    @Inject
    Credits credits;

    @Test
    void agreesWithASimpleModel() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        JqwikSession.run(() -> {
            RandomGenerator<List<Step>> sequences = Step.sequences().generator(1000);
            for (int i = 0; i < SEQUENCES; i++) {
                List<Step> steps = sequences.next(random).value();
                new Run(seed, steps).check();
            }
        });
        assertThat(Books.check().getBoolean("balanced")).isTrue();
    }

    /** One sequence, in a workspace of its own. */
    private final class Run {
        private final Books books = Books.with(CREDIT);
        private final SimpleBooks model = new SimpleBooks(CREDIT * 2);
        private final List<ReceivedEvent> told = new ArrayList<>();
        private final UUID intents = UUID.randomUUID();
        private final BigDecimal revenueBefore = revenue();
        private final long seed;
        private final List<Step> steps;

        Run(long seed, List<Step> steps) {
            this.seed = seed;
            this.steps = steps;
        }

        void check() {
            for (Step step : steps) {
                take(step);
                BigDecimal credit =
                        credits.of(books.workspace()).await().indefinitely().credit();
                assertThat(credit).as(after(step)).isEqualByComparingTo(credits(model.credit));
            }
            model.reservations.forEach(this::compare);
            assertThat(revenue().subtract(revenueBefore)).isEqualByComparingTo(credits(model.revenue));
        }

        private void take(Step step) {
            switch (step) {
                case Reserve wish -> assertThat(reserve(wish)).as(after(step)).isEqualTo(model.reserve(wish));
                case Release release -> {
                    model.release(release.key());
                    reservations.release(key(release.key())).await().indefinitely();
                }
                case Sweep ignored -> {
                    model.sweep();
                    sweep.sweep().await().indefinitely();
                }
                case Poll poll -> poll(poll);
            }
        }

        private String reserve(Reserve wish) {
            Instant end = wish.due() ? Instant.EPOCH : Instant.now().plusSeconds(3600);
            UUID intent = key(wish.key()).intent();
            return reservations
                    .reserve(new ReserveCommand(books.workspace(), intent, wish.count(), end))
                    .map(granted -> "held")
                    .onFailure(Fault.class)
                    .recoverWithItem(fault -> ((Fault) fault).code())
                    .await()
                    .indefinitely();
        }

        private void poll(Poll poll) {
            List<ReceivedEvent> old = told.isEmpty()
                    ? List.of()
                    : poll.again().stream().map(i -> told.get(i % told.size())).toList();
            List<ReceivedEvent> fresh =
                    poll.events().stream().map(this::received).toList();
            poll.events().forEach(model::take);
            told.addAll(fresh);
            charges.accept(Stream.of(old, fresh, fresh).flatMap(List::stream).toList())
                    .await()
                    .indefinitely();
        }

        private ReceivedEvent received(Step.Told event) {
            List<Change> changes = event.sums().stream()
                    .flatMap(sum -> Told.messages(sum.count(), sum.charge()).stream())
                    .toList();
            MessagesChanged changed =
                    Told.of(books.workspace(), key(event.key()).intent(), changes);
            return new ReceivedEvent(UUID.randomUUID(), EventType.MESSAGES_CHANGED, "", changed, Instant.EPOCH);
        }

        private void compare(int number, SimpleBooks.Account expected) {
            Reservation stored =
                    reservations.find(key(number)).await().indefinitely().orElseThrow();
            Holding holding = stored.holding();
            assertThat(stored.state().stored()).as(after(number)).isEqualTo(expected.state);
            assertThat(holding.held()).isEqualByComparingTo(credits(expected.held));
            assertThat(holding.captured().subtract(holding.reversed())).isEqualByComparingTo(credits(expected.paid));
            assertThat(holding.writtenOff()).isEqualByComparingTo(credits(expected.platform));
        }

        private Key key(int number) {
            return new Key(books.workspace(), new UUID(intents.getMostSignificantBits(), number));
        }

        private String after(Object what) {
            return "seed " + seed + ", " + what + " of " + steps;
        }
    }

    private static BigDecimal revenue() {
        try (Connection worker = Database.asWorker();
                var statement = worker.createStatement();
                var rows = statement.executeQuery("SELECT balance FROM account WHERE kind = 'revenue'")) {
            rows.next();
            return rows.getBigDecimal(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigDecimal credits(int messages) {
        return Told.COST.multiply(BigDecimal.valueOf(messages));
    }
}
