package io.tidings.billing.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.billing.testing.Books;
import io.tidings.billing.testing.OnStack;
import io.tidings.billing.testing.Together;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnStack
class ExpirySweepTest {
    private static final Instant LONG_AGO = Instant.EPOCH;

    @Inject
    ExpirySweep sweep;

    @Test
    void givesBackWhatOutlivedItsTimeInMoreThanOneBatch() {
        Books books = Books.with(20);
        List<UUID> due = IntStream.range(0, 16)
                .mapToObj(i -> books.reserved(2, LONG_AGO))
                .toList();
        UUID current = books.reserved(3);

        sweep.sweep().await().indefinitely();

        assertThat(due)
                .allMatch(key -> books.reservation(key).getString("state").equals("released"));
        assertThat(books.reservation(current).getString("state")).isEqualTo("held");
        assertThat(books.credit()).isEqualByComparingTo("18.5");
        books.reserve(due.getFirst(), 2).then().statusCode(409);
    }

    @Test
    void givesBackOnceWhenManySweepAtOnce() throws Exception {
        Books books = Books.with(20);
        IntStream.range(0, 30).forEach(i -> books.reserved(1, LONG_AGO));

        Together.all(4, i -> sweep.sweep().replaceWith(true).await().indefinitely());
        sweep.sweep().await().indefinitely();

        assertThat(books.credit()).isEqualByComparingTo("20");
        assertThat(Books.check().getBoolean("balanced")).isTrue();
    }
}
