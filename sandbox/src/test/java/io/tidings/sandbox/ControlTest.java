package io.tidings.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ControlTest extends SandboxTest {

    @Test
    void filtersAndPagesMessages() {
        for (int i = 0; i < 5; i++) {
            accepted(text("21366100040" + i % 2));
        }
        send(SECOND_PHONE_ID, text("213661000400")).then().statusCode(200);

        assertThat(get("/sandbox/messages?to=&from=&channel=&after=&limit=").getInteger("total"))
                .isEqualTo(6);
        assertThat(seqs("/sandbox/messages?to=213661000400")).isEqualTo("[1, 3, 5, 6]");
        assertThat(seqs("/sandbox/messages?to=213661000400&from=" + PHONE + "&after=1&limit=1"))
                .isEqualTo("[3]");
        assertThat(get("/sandbox/messages?to=213661000400&limit=1").getInteger("total"))
                .isEqualTo(4);
        assertThat(seqs("/sandbox/messages?after=4&channel=whatsapp")).isEqualTo("[5, 6]");
        assertThat(get("/sandbox/messages?channel=sms").getInteger("total")).isZero();
        given().get("/sandbox/messages?to=nobody").then().statusCode(400);
    }

    private static String seqs(String path) {
        return get(path).getJsonArray("messages").stream()
                .map(message -> ((JsonObject) message).getInteger("seq"))
                .toList()
                .toString();
    }

    @Test
    void countsDuplicatesByCorrelationId() {
        JsonObject message = text(RECIPIENT);
        accepted(message);
        accepted(message);
        accepted(text(RECIPIENT));

        JsonObject stats = get("/sandbox/stats");

        assertThat(stats.getInteger("received")).isEqualTo(3);
        assertThat(stats.getInteger("distinct_correlation_ids")).isEqualTo(2);
        assertThat(stats.getInteger("duplicates")).isEqualTo(1);
        JsonObject sender = stats.getJsonObject("per_sender").getJsonObject(PHONE);
        assertThat(sender.getInteger("max_in_1s")).isBetween(1, 3);
        assertThat(sender.getString("first_at")).isLessThanOrEqualTo(sender.getString("last_at"));
    }

    @Test
    void letsRecipientsWriteAndTap() {
        String id = accepted(promo(RECIPIENT));

        inbound("{\"channel\": \"whatsapp\", \"from\": \"%s\", \"to\": \"%s\", \"text\": \"Hi\"}", 200);
        inbound("{\"from\": \"%s\", \"to\": \"%s\", \"button\": \"confirm\"}", 200);
        awaitThat(() -> receiver.messages().size() == 2);

        assertThat(receiver.messages())
                .anySatisfy(message -> assertThat(message.getJsonObject("text").getString("body"))
                        .isEqualTo("Hi"));
        assertThat(receiver.messages().stream().filter(message -> message.containsKey("button")))
                .singleElement()
                .satisfies(tap -> {
                    assertThat(tap.getJsonObject("button").getString("payload")).isEqualTo("confirm");
                    assertThat(tap.getJsonObject("context").getString("id")).isEqualTo(id);
                });
    }

    @Test
    void refusesInboundThatMakesNoSense() {
        inbound("{\"from\": \"%s\", \"to\": \"%s\"}", 400);
        inbound("{\"channel\": \"fax\", \"from\": \"%s\", \"to\": \"%s\", \"text\": \"Hi\"}", 400);
        inbound("{\"from\": \"%s\", \"to\": \"1%s\", \"text\": \"Hi\"}", 400);
    }

    private static void inbound(String body, int status) {
        given().contentType(ContentType.JSON)
                .body(body.formatted(RECIPIENT, PHONE))
                .post("/sandbox/inbound")
                .then()
                .statusCode(status);
    }

    @Test
    void reportsWhetherTheWebhookAddressIsVerified() {
        assertThat(register(receiver.url()).<Boolean>path("verified")).isTrue();
        assertThat(register("http://127.0.0.1:1/nobody").<Boolean>path("verified"))
                .isFalse();
        assertThat(given().get("/sandbox/accounts").asString())
                .contains("http://127.0.0.1:1/nobody")
                .doesNotContain(TOKEN)
                .doesNotContain(SECRET);
    }

    @Test
    void forgetsMessagesButKeepsAccountsOnReset() {
        String before = accepted(text(RECIPIENT));

        given().post("/sandbox/reset").then().statusCode(200);

        assertThat(get("/sandbox/messages").getInteger("total")).isZero();
        assertThat(get("/sandbox/stats").getJsonObject("per_sender")).isEmpty();
        assertThat(accepted(text(RECIPIENT))).isNotEqualTo(before);
    }

    @Test
    void isReady() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}
