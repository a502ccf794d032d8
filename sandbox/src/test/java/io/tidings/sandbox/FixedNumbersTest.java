package io.tidings.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FixedNumbersTest extends SandboxTest {

    private static JsonObject onlyMessage() {
        JsonObject page = get("/sandbox/messages");
        assertThat(page.getInteger("total")).isEqualTo(1);
        return page.getJsonArray("messages").getJsonObject(0);
    }

    /** Sends an ordinary message and waits until it was read: by then, what the fixed number does has happened. */
    private void awaitOrdinaryMessage() {
        String later = accepted(text(RECIPIENT));
        awaitThat(() -> receiver.words(later).contains("read"));
    }

    @Test
    void failsAfterAcceptance9901() {
        String id = accepted(promo("213661009901"));
        awaitOrdinaryMessage();

        assertThat(receiver.words(id)).containsExactly("failed");
        JsonObject failed = receiver.statuses().stream()
                .filter(status -> status.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(failed.getJsonArray("errors").getJsonObject(0).getInteger("code"))
                .isEqualTo(131026);
    }

    @Test
    void refusesUndeliverable9911AndOptedOut9902() {
        refused(send(promo("213661009911")), 400, 131026);
        refused(send(promo("213661009902")), 400, 131050);

        assertThat(get("/sandbox/stats").getInteger("received")).isZero();
    }

    @Test
    void neverReads9903() {
        String id = accepted(promo("213661009903"));
        awaitOrdinaryMessage();

        assertThat(receiver.words(id)).containsExactly("sent", "delivered");
    }

    @Test
    void confirmsByButton9904() {
        String id = accepted(promo("213661009904"));
        awaitThat(() -> receiver.messages().size() == 1);

        JsonObject tap = receiver.messages().getFirst();
        assertThat(tap.getString("type")).isEqualTo("button");
        assertThat(tap.getString("from")).isEqualTo("213661009904");
        assertThat(tap.getJsonObject("button").getString("payload")).isEqualTo("confirm");
        assertThat(tap.getJsonObject("button").getString("text")).isEqualTo("Yes");
        assertThat(tap.getJsonObject("context").getString("id")).isEqualTo(id);
        assertThat(receiver.words(id)).containsExactly("sent", "delivered", "read");
    }

    @Test
    void writesStop9905() {
        String id = accepted(promo("213661009905"));
        awaitThat(() -> receiver.messages().size() == 1);

        JsonObject stop = receiver.messages().getFirst();
        assertThat(stop.getJsonObject("text").getString("body")).isEqualTo("STOP");
        assertThat(receiver.words(id)).containsExactly("sent", "delivered");
    }

    @Test
    void dropsReplyButDelivers9906() {
        assertThatThrownBy(() -> send(promo("213661009906"))).isInstanceOf(Exception.class);

        String id = onlyMessage().getString("provider_message_id");
        awaitThat(() -> receiver.words(id).equals(List.of("sent", "delivered")));
    }

    @Test
    void dropsReplyAndStaysSilent9916() {
        assertThatThrownBy(() -> send(promo("213661009916"))).isInstanceOf(Exception.class);

        String id = onlyMessage().getString("provider_message_id");
        awaitOrdinaryMessage();
        assertThat(receiver.words(id)).isEmpty();
    }

    @Test
    void throttlesFirstTry9907() {
        JsonObject message = promo("213661009907");

        refused(send(message), 400, 130429);
        String id = accepted(message);
        awaitOrdinaryMessage();

        assertThat(receiver.words(id)).containsExactly("sent", "delivered");
        JsonObject stats = get("/sandbox/stats");
        assertThat(stats.getJsonObject("rejected").getInteger("130429")).isEqualTo(1);
        assertThat(stats.getInteger("received")).isEqualTo(2);
        assertThat(stats.getInteger("duplicates")).isZero();
        given().get("/sandbox/messages?to=213661009907").then().statusCode(200);
    }
}
