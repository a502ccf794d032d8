package io.tidings.billing.settlement;

import static io.tidings.billing.testing.Told.messages;
import static io.tidings.events.Charge.CAPTURE;
import static io.tidings.events.Charge.NONE;
import static io.tidings.events.Charge.RELEASE;
import static io.tidings.events.Charge.REVERSE;
import static io.tidings.events.Charge.WRITE_OFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.tidings.billing.testing.Books;
import io.tidings.billing.testing.Database;
import io.tidings.billing.testing.MessageTopic;
import io.tidings.billing.testing.OnStack;
import io.tidings.billing.testing.Told;
import io.tidings.events.MessagesChanged;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.store.Transactions;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What became of messages arrives over Kafka and is charged. */
@OnStack
class MessageChargesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Test
    void chargesAnEventOfManyMessagesWithOneTransferAKind() throws Exception {
        Books books = Books.with(1000);
        UUID key = books.reserved(1200);

        tell(Told.of(books.workspace(), key, messages(500, CAPTURE), messages(10, NONE)));
        tell(Told.of(books.workspace(), key, messages(300, CAPTURE), messages(100, RELEASE), messages(40, REVERSE)));

        awaitMoney(books, key, "captured", "400");
        JsonPath reservation = books.reservation(key);
        assertThat(reservation.getString("released")).isEqualTo("50");
        assertThat(reservation.getString("reversed")).isEqualTo("20");
        assertThat(reservation.getString("held")).isEqualTo("150");
        assertThat(books.credit()).isEqualByComparingTo("470");
        assertThat(transfers(key)).isEqualTo(1 + 1 + 3);
        assertThat(Books.check().getBoolean("balanced")).isTrue();
    }

    @Test
    void closesAReservationThatItsMessagesUsedUp() {
        Books books = Books.with(10);
        UUID key = books.reserved(4);

        tell(Told.of(books.workspace(), key, messages(3, CAPTURE), messages(1, RELEASE)));

        await().atMost(PATIENCE).until(() -> books.reservation(key).getString("state"), "settled"::equals);
        assertThat(books.credit()).isEqualByComparingTo("8.5");
        books.release(key).then().statusCode(200);
        assertThat(books.credit()).isEqualByComparingTo("8.5");
    }

    @Test
    void chargesAnEventOnceHoweverOftenItIsDelivered() throws Exception {
        Books books = Books.with(10);
        UUID key = books.reserved(10);
        tell(Told.of(books.workspace(), key, messages(4, CAPTURE), messages(1, RELEASE)));
        awaitMoney(books, key, "captured", "2");

        assertThat(MessageTopic.replay(key)).isEqualTo(1);
        assertThat(MessageTopic.replay(key)).isEqualTo(2);
        tell(Told.of(books.workspace(), key, messages(1, REVERSE)));

        awaitMoney(books, key, "reversed", "0.5");
        JsonPath reservation = books.reservation(key);
        assertThat(reservation.getString("captured")).isEqualTo("2");
        assertThat(reservation.getString("released")).isEqualTo("0.5");
        assertThat(books.credit()).isEqualByComparingTo("6");
        assertThat(transfers(key)).isEqualTo(4);
    }

    @Test
    void letsThePlatformPayForWhatArrivesAfterARelease() {
        Books books = Books.with(10);
        UUID key = books.reserved(6);
        tell(Told.of(books.workspace(), key, messages(2, CAPTURE)));
        awaitMoney(books, key, "captured", "1");
        books.release(key).then().statusCode(200);
        assertThat(books.credit()).isEqualByComparingTo("9");

        tell(Told.of(books.workspace(), key, messages(4, CAPTURE), messages(1, WRITE_OFF)));

        awaitMoney(books, key, "written_off", "2.5");
        assertThat(books.reservation(key).getString("captured")).isEqualTo("1");
        assertThat(books.credit()).isEqualByComparingTo("9");
        assertThat(Books.check().getBoolean("balanced")).isTrue();
    }

    @Test
    void givesBackNoMoreThanWasPaid() {
        Books books = Books.with(10);
        UUID key = books.reserved(4);

        tell(Told.of(books.workspace(), key, messages(2, CAPTURE), messages(9, REVERSE)));

        awaitMoney(books, key, "reversed", "1");
        assertThat(books.credit()).isEqualByComparingTo("9");
        assertThat(Books.check().getBoolean("balanced")).isTrue();
    }

    @Test
    void letsThePlatformPayForMessagesThatNobodyReservedFor() {
        Books books = Books.with(10);
        UUID key = UUID.randomUUID();
        UUID other = books.reserved(1);

        tell(
                Told.of(books.workspace(), key, messages(3, CAPTURE), messages(2, RELEASE)),
                Told.of(books.workspace(), other, messages(1, CAPTURE)));

        awaitMoney(books, other, "captured", "0.5");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(transfers(key)).isEqualTo(1));
        assertThat(books.reservation(key).getString("written_off")).isEqualTo("1.5");
        assertThat(books.credit()).isEqualByComparingTo("9.5");
        assertThat(Books.check().getBoolean("balanced")).isTrue();
    }

    private void tell(MessagesChanged... events) {
        List<OutgoingEvent> outgoing = Stream.of(events)
                .map(event -> new OutgoingEvent(String.valueOf(event.broadcast()), null, event.workspace(), event))
                .toList();
        transactions.asWorker(tx -> outbox.append(tx, outgoing)).await().indefinitely();
    }

    private static void awaitMoney(Books books, UUID key, String field, String amount) {
        await().atMost(PATIENCE).until(() -> books.reservation(key).getString(field), amount::equals);
    }

    private static long transfers(UUID reservation) throws Exception {
        try (Connection worker = Database.asWorker()) {
            return Database.number(worker, "SELECT count(*) FROM transfer WHERE reservation = '" + reservation + "'");
        }
    }
}
