package io.tidings.billing.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.billing.testing.Books;
import io.tidings.billing.testing.OnStack;
import io.tidings.billing.testing.Together;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnStack
class ReserveRaceTest {

    @Test
    void neverOverspendsUnderConcurrency() throws Exception {
        Books books = Books.with(20);
        books.price(1);

        List<Integer> statuses =
                Together.all(50, i -> books.reserve(UUID.randomUUID(), 1).statusCode());

        assertThat(Collections.frequency(statuses, 200)).isEqualTo(20);
        assertThat(Collections.frequency(statuses, 402)).isEqualTo(30);
        assertThat(books.credit()).isZero();
        assertThat(Books.check().getBoolean("balanced")).isTrue();
    }

    @Test
    void reservesOnceHoweverOftenAKeyIsReservedAtOnce() throws Exception {
        Books books = Books.with(20);
        UUID key = UUID.randomUUID();

        List<Integer> statuses = Together.all(20, i -> books.reserve(key, 4).statusCode());

        assertThat(statuses).containsOnly(200);
        assertThat(books.credit()).isEqualByComparingTo("18");
    }

    @Test
    void holdsOrBuriesWhenReserveAndReleaseMeet() throws Exception {
        Books books = Books.with(20);
        for (int round = 0; round < 10; round++) {
            UUID key = UUID.randomUUID();

            List<Integer> statuses =
                    Together.all(2, i -> (i == 0 ? books.reserve(key, 4) : books.release(key)).statusCode());

            assertThat(statuses.get(0)).isIn(200, 409);
            assertThat(statuses.get(1)).isEqualTo(200);
            assertThat(books.reservation(key).getString("state")).isEqualTo("released");
            assertThat(books.credit()).isEqualByComparingTo("20");
        }
    }
}
