package io.tidings.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FaultsTest extends SandboxTest {

    @Test
    void refusesWithTheCodeAskedForUntilFaultsAreRemoved() {
        faults(new JsonObject().put("error_rate", 1).put("error_code", 131016));
        refused(send(text(RECIPIENT)), 500, 131016);

        given().delete("/sandbox/faults").then().statusCode(200);
        accepted(text(RECIPIENT));

        assertThat(get("/sandbox/stats").getJsonObject("rejected").getInteger("131016"))
                .isEqualTo(1);
    }

    @Test
    void repeatsTheSameFaultsWithTheSameSeed() {
        assertThat(statusesWithSeed()).contains(200, 500).isEqualTo(statusesWithSeed());
    }

    private static List<Integer> statusesWithSeed() {
        faults(new JsonObject().put("error_rate", 0.5).put("seed", 42));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            statuses.add(send(text("21366100030" + i)).statusCode());
        }
        return statuses;
    }

    @Test
    void acceptsButDropsReplies() {
        faults(new JsonObject().put("drop_reply_rate", 1));

        assertThatThrownBy(() -> send(text(RECIPIENT))).isInstanceOf(Exception.class);

        assertThat(get("/sandbox/stats").getInteger("received")).isEqualTo(1);
    }

    @Test
    void acceptsNothingWhileDisconnected() {
        faults(new JsonObject().put("disconnect", true));

        assertThatThrownBy(() -> send(text(RECIPIENT))).isInstanceOf(Exception.class);

        assertThat(get("/sandbox/stats").getInteger("received")).isZero();
    }

    @Test
    void answersLater() {
        faults(new JsonObject().put("latency_ms", 50));

        String id = accepted(text(RECIPIENT));

        awaitThat(() -> receiver.words(id).size() == 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error_rate\": 2}",
                "{\"latency_ms\": -1}",
                "{\"receipt_order\": \"sorted\"}",
                "{\"error_rat\": 1}",
                "{"
            })
    void refusesFaultsThatMakeNoSense(String faults) {
        String error = given().contentType(ContentType.JSON)
                .body(faults)
                .put("/sandbox/faults")
                .then()
                .statusCode(400)
                .extract()
                .path("error");

        assertThat(error).isNotBlank();
    }

    @Test
    void showsFaultsAndForgetsThemOnReset() {
        faults(new JsonObject().put("error_rate", 0.25));
        assertThat(get("/sandbox/faults").getDouble("error_rate")).isEqualTo(0.25);

        given().post("/sandbox/reset").then().statusCode(200);

        assertThat(get("/sandbox/faults").getDouble("error_rate")).isZero();
    }
}
