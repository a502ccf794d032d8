package io.tidings.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.restassured.response.Response;
import io.tidings.billing.testing.AuditTopic;
import io.tidings.billing.testing.Books;
import io.tidings.billing.testing.OnStack;
import io.tidings.events.Audited;
import io.tidings.platform.caller.Caller;
import io.tidings.testkit.AtOnce;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever gives credit or sets a price is told of in the audit log. */
@OnStack
class MoneyAuditTest {
    @Inject
    AuditTopic topic;

    @Test
    void aGrantIsToldOnceWithTheCreditBeforeAndAfter() {
        Books books = new Books(UUID.randomUUID());
        UUID key = UUID.randomUUID();
        String request = books.grant(key, 2.5).header("X-Request-Id");
        books.grant(key, 2.5);
        books.grant(UUID.randomUUID(), 10);

        List<Audited> notes = topic.of(books.workspace(), 2);

        assertThat(notes).extracting(Audited::action).containsExactly("credit.granted", "credit.granted");
        Audited first = notes.getFirst();
        assertThat(first.target()).isEqualTo("grant:" + key);
        assertThat(first.actor()).isEqualTo(Caller.NOBODY);
        assertThat(first.requestId()).isEqualTo(request);
        assertThat(first.before()).isEqualTo("{\"credit\":0}");
        assertThat(first.after()).isEqualTo("{\"credit\":2.5,\"granted\":2.5,\"memo\":\"test\"}");
        assertThat(notes.getLast().before()).isEqualTo("{\"credit\":2.5}");
    }

    @Test
    void aPriceIsToldWhenItChanges() {
        Books books = new Books(UUID.randomUUID());
        books.price(0.5).then().statusCode(200);
        books.price(0.4).then().statusCode(200);
        books.price(0.4).then().statusCode(200);

        List<Audited> notes = topic.of(books.workspace(), 2);

        assertThat(notes)
                .extracting(Audited::action, Audited::target)
                .containsOnly(tuple("price.changed", "workspace:" + books.workspace()));
        assertThat(notes)
                .extracting(Audited::before)
                .containsExactly("{\"own\":false,\"unit_price\":0.5}", "{\"own\":true,\"unit_price\":0.5}");
        assertThat(notes)
                .extracting(Audited::after)
                .containsExactly("{\"own\":true,\"unit_price\":0.5}", "{\"own\":true,\"unit_price\":0.4}");
    }

    /** Each change begins where the one before it ended, whoever was first. */
    @Test
    void pricesThatAreSetAtOnceAreToldOneAfterTheOther() {
        Books books = new Books(UUID.randomUUID());
        AtomicInteger price = new AtomicInteger();
        List<Response> answers = AtOnce.results(8, () -> books.price(price.incrementAndGet()));
        assertThat(answers).extracting(Response::statusCode).containsOnly(200);

        List<Audited> notes = topic.of(books.workspace(), 8);

        assertThat(notes).hasSize(8);
        assertThat(notes.stream().skip(1).map(Audited::before))
                .containsExactlyElementsOf(
                        notes.stream().limit(7).map(Audited::after).toList());
    }

    @Test
    void nothingIsToldOfWhatIsRefused() {
        Books books = new Books(UUID.randomUUID());
        UUID key = UUID.randomUUID();
        books.grant(key, 1).then().statusCode(200);
        Books other = new Books(UUID.randomUUID());
        other.grant(key, 1).then().statusCode(409);
        other.price(-1).then().statusCode(422);
        other.price(2).then().statusCode(200);

        assertThat(topic.of(other.workspace(), 1)).extracting(Audited::action).containsExactly("price.changed");
    }
}
