package io.tidings.billing.reservation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.tidings.billing.testing.Books;
import io.tidings.billing.testing.OnStack;
import io.tidings.testkit.TestCaller;
import io.tidings.testkit.Tokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnStack
class ReservationResourceTest {

    @Test
    void setsTheWorkspacesPriceAside() {
        Books books = Books.with(10);
        UUID key = UUID.randomUUID();

        books.reserve(key, 3)
                .then()
                .statusCode(200)
                .body("key", equalTo(key.toString()))
                .body("unit_price", equalTo(0.5f))
                .body("amount", equalTo(1.5f))
                .body("state", equalTo("held"));

        assertThat(books.credit()).isEqualByComparingTo("8.5");
        assertThat(books.reservation(key).getString("held")).isEqualTo("1.5");
    }

    @Test
    void reservesAtTheWorkspacesOwnPriceAndKeepsIt() {
        Books books = Books.with(10);
        books.price(0.0125).then().statusCode(200).body("unit_price", equalTo(0.0125f));
        UUID key = books.reserved(8);
        books.price(2).then().statusCode(200);

        books.reserve(key, 8).then().statusCode(200).body("amount", equalTo(0.1f));
        books.reserve(UUID.randomUUID(), 2).then().statusCode(200).body("amount", equalTo(4));
        assertThat(books.credit()).isEqualByComparingTo("5.9");
    }

    @Test
    void answersARepeatedReserveWithTheFirst() {
        Books books = Books.with(10);
        UUID key = books.reserved(4);

        books.reserve(key, 4).then().statusCode(200).body("amount", equalTo(2));
        books.reserve(key, 19).then().statusCode(200).body("amount", equalTo(2));

        assertThat(books.credit()).isEqualByComparingTo("8");
    }

    @Test
    void refusesWhatTheCreditDoesNotCoverAndHoldsNothing() {
        Books books = Books.with(10);
        UUID key = UUID.randomUUID();

        books.reserve(key, 21).then().statusCode(402).body("code", equalTo("insufficient_credit"));

        assertThat(books.credit()).isEqualByComparingTo("10");
        Books.service()
                .queryParam("workspace", books.workspace())
                .get("/internal/reservations/{key}", key)
                .then()
                .statusCode(404);
        books.reserve(key, 20).then().statusCode(200);
        assertThat(books.credit()).isZero();
    }

    @Test
    void refusesAWorkspaceThatNeverHadCredit() {
        new Books(UUID.randomUUID())
                .reserve(UUID.randomUUID(), 1)
                .then()
                .statusCode(402)
                .body("code", equalTo("insufficient_credit"));
    }

    @Test
    void givesBackWhatIsHeldOnce() {
        Books books = Books.with(10);
        UUID key = books.reserved(4);

        books.release(key).then().statusCode(200).body("state", equalTo("released"));
        books.release(key).then().statusCode(200).body("released", equalTo(2));

        assertThat(books.credit()).isEqualByComparingTo("10");
    }

    @Test
    void refusesALateReserveOfAReleasedKey() {
        Books books = Books.with(10);
        UUID key = UUID.randomUUID();

        books.release(key).then().statusCode(200).body("state", equalTo("released"));

        books.reserve(key, 1).then().statusCode(409).body("code", equalTo("released"));
        assertThat(books.credit()).isEqualByComparingTo("10");
        UUID used = books.reserved(1);
        books.release(used).then().statusCode(200);
        books.reserve(used, 1).then().statusCode(409);
    }

    @Test
    void keepsOneWorkspacesKeysFromAnother() {
        Books ours = Books.with(10);
        Books theirs = Books.with(10);
        UUID key = ours.reserved(4);

        theirs.release(key).then().statusCode(200);
        theirs.reserve(key, 1).then().statusCode(409);

        assertThat(ours.reservation(key).getString("state")).isEqualTo("held");
        assertThat(ours.credit()).isEqualByComparingTo("8");
        assertThat(theirs.credit()).isEqualByComparingTo("10");
    }

    @Test
    void namesTheFieldsThatAreMissing() {
        Books.service()
                .body(Map.of("count", 0))
                .post("/internal/reservations")
                .then()
                .statusCode(422)
                .body("errors", hasKey("key"))
                .body("errors", hasKey("workspace"))
                .body("errors", hasKey("expires_at"))
                .body("errors.count[0]", equalTo("The count must be at least 1."));
        Books.service()
                .body("{}")
                .post("/internal/reservations/{key}/release", UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("errors", hasKey("workspace"));
    }

    @Test
    void answersServicesOnly() {
        given().get("/internal/reservations/{key}", UUID.randomUUID()).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.ofRunningStack().inward(TestCaller.fresh()))
                .get("/internal/reservations/{key}", UUID.randomUUID())
                .then()
                .statusCode(401);
    }
}
