package io.tidings.billing.credit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.tidings.billing.testing.Books;
import io.tidings.billing.testing.OnStack;
import io.tidings.testkit.TestCaller;
import io.tidings.testkit.Tokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnStack
class CreditsTest {

    @Test
    void showsWholeCreditAsAnIntegerInTheDocumentedEnvelope() {
        Books books = Books.with(150);
        long id = Books.service()
                .get("/internal/balances/{workspace}", books.workspace())
                .jsonPath()
                .getLong("id");

        String body = credits(TestCaller.of(books.workspace()))
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(body)
                .isEqualTo("{\"success\":true,\"data\":{\"id\":" + id
                        + ",\"credit\":150},\"message\":\"Credit Retreived Successfully\"}");
    }

    @Test
    void showsPartsOfACredit() {
        Books books = Books.with(1);
        books.reserved(1);

        assertThat(credits(TestCaller.of(books.workspace())).asString()).contains("\"credit\":0.5}");
    }

    @Test
    void showsNothingToSpendWhereNothingWasGranted() {
        TestCaller caller = TestCaller.fresh();

        int id = credits(caller)
                .then()
                .statusCode(200)
                .body("data.credit", equalTo(0))
                .extract()
                .path("data.id");

        credits(caller).then().body("data.id", equalTo(id));
    }

    @Test
    void showsNobodyElsesCredit() {
        Books.with(150);

        credits(TestCaller.fresh()).then().body("data.credit", equalTo(0));
    }

    @Test
    void asksForAnInwardTokenThatMayRead() {
        given().get("/api/v1/credits").then().statusCode(401).body("message", equalTo("Unauthenticated."));
        credits(TestCaller.fresh().with("write")).then().statusCode(403);
        Books.service().get("/api/v1/credits").then().statusCode(401);
    }

    @Test
    void grantsOnceAKey() {
        Books books = Books.with(1);
        UUID key = UUID.randomUUID();

        books.grant(key, 2.5).then().statusCode(200).body("credit", equalTo(3.5f));
        books.grant(key, 2.5).then().statusCode(200).body("credit", equalTo(3.5f));
        new Books(UUID.randomUUID()).grant(key, 2.5).then().statusCode(409).body("code", equalTo("key_taken"));

        assertThat(books.credit()).isEqualByComparingTo("3.5");
        assertThat(Books.check().getBoolean("balanced")).isTrue();
    }

    @Test
    void refusesToGrantNothing() {
        Books books = new Books(UUID.randomUUID());

        books.grant(UUID.randomUUID(), 0).then().statusCode(422);
        books.grant(UUID.randomUUID(), -5).then().statusCode(422);
        Books.service()
                .body(Map.of("amount", 1))
                .put("/internal/grants/{key}", UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("errors.workspace[0]", equalTo("The workspace field is required."));
        Books.service()
                .body(Map.of("workspace", books.workspace(), "amount", 1, "memo", "x".repeat(1_001)))
                .put("/internal/grants/{key}", UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("errors.memo[0]", equalTo("The memo must not be greater than 1000 characters."));
        books.price(-1).then().statusCode(422);
    }

    private static Response credits(TestCaller caller) {
        return given().auth().oauth2(Tokens.ofRunningStack().inward(caller)).get("/api/v1/credits");
    }
}
