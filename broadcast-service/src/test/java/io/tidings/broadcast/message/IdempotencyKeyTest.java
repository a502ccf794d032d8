package io.tidings.broadcast.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tidings.broadcast.testing.Billing;
import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Shop;
import io.tidings.testkit.AtOnce;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@BroadcastTest
class IdempotencyKeyTest extends MessageTest {

    @Test
    void callWithTheSameKeyIsNeverSentAgain() {
        Response first = keyed("k1", order(shop));
        first.then().statusCode(200);
        assertThat(first.header("Idempotent-Replayed")).isNull();
        keyed("k1", order(shop))
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(first.path("id")))
                .body("data.messages[0].id", equalTo(first.path("data.messages[0].id")));
        Map<String, Object> other = order(shop);
        other.put("name", "Other");
        keyed("k1", other)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .header("Idempotency-Mismatch", "true")
                .body("id", equalTo(first.path("id")));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void concurrentCallsWithOneKeySendOneMessage() {
        Map<String, Object> order = order(shop);
        order.put("idempotency_key", "k2");
        List<Response> answers = AtOnce.results(6, () -> send(shop, order));
        assertThat(answers.stream().map(answer -> (int) answer.path("id")).distinct())
                .hasSize(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void answersBeforeThereIsAMessageBindNoKey() {
        Billing.balance(shop.workspace, "0");
        keyed("k3", order(shop)).then().statusCode(404);
        keyed("k3", Map.of()).then().statusCode(422);
        Billing.balance(shop.workspace, "10");
        Response sent = keyed("k3", order(shop));
        sent.then().statusCode(200);
        assertThat(sent.header("Idempotent-Replayed")).isNull();
    }

    @Test
    void keyOfAnotherWorkspaceIsAnotherKey() {
        Shop other = Shop.open();
        keyed("k4", order(shop)).then().statusCode(200);
        Response sent = other.call()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "k4")
                .body(order(other))
                .post("/api/v1/messages");
        sent.then().statusCode(200).body("data.messages[0].id", startsWith("wamid."));
        assertThat(sent.header("Idempotent-Replayed")).isNull();
    }

    private Response keyed(String key, Map<String, Object> order) {
        return shop.call()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(order)
                .post("/api/v1/messages");
    }
}
