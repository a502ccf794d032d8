package io.tidings.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class MessagesTest extends SandboxTest {

    @Test
    void acceptsTemplateAndShowsItRendered() {
        JsonObject message = promo("+213 661 00 00 01");

        String id = accepted(message);

        JsonObject shown = get("/sandbox/messages").getJsonArray("messages").getJsonObject(0);
        assertThat(shown.getMap())
                .containsAllEntriesOf(Map.of(
                        "seq",
                        1,
                        "channel",
                        "whatsapp",
                        "from",
                        PHONE,
                        "to",
                        RECIPIENT,
                        "body",
                        "Hello Amina, Acme has an offer.",
                        "template",
                        "promo_offer",
                        "provider_message_id",
                        id,
                        "correlation_id",
                        message.getString("biz_opaque_callback_data")));
        assertThat(shown.getString("received_at")).endsWith("Z");
    }

    static Stream<JsonObject> kinds() {
        return Stream.of(
                text(RECIPIENT),
                kind("image", "{\"link\": \"https://shop.example/a.png\", \"caption\": \"A\"}"),
                kind("document", "{\"id\": \"42\", \"filename\": \"a.pdf\"}"),
                kind("video", "{\"id\": \"42\"}"),
                kind("audio", "{\"id\": \"42\"}"),
                kind("sticker", "{\"id\": \"42\"}"),
                kind("location", "{\"latitude\": \"36.7\", \"longitude\": \"3.1\"}"),
                kind("reaction", "{\"message_id\": \"wamid.A\", \"emoji\": \"+\"}"),
                kind("interactive", """
                        {"type": "button", "body": {"text": "Ready?"},
                         "action": {"buttons": [{"type": "reply", "reply": {"id": "y", "title": "Yes"}}]}}"""),
                template(
                        RECIPIENT,
                        "order_update",
                        Templates.header("7"),
                        Templates.body("A", "B"),
                        Templates.url(0, "7")),
                template(RECIPIENT, "brochure", Templates.imageHeader()),
                template(RECIPIENT, "code", Templates.body("123456"), Templates.url(0, "123456")));
    }

    private static JsonObject kind(String type, String content) {
        return message(RECIPIENT).put("type", type).put(type, new JsonObject(content));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void acceptsEveryKindOfMessage(JsonObject message) {
        assertThat(accepted(message)).startsWith("wamid.");
    }

    record Refusal(JsonObject message, int status, int code) {}

    static Stream<Refusal> refusals() {
        JsonObject noProduct = text(RECIPIENT);
        noProduct.remove("messaging_product");
        JsonObject noRecipient = text(RECIPIENT);
        noRecipient.remove("to");
        JsonObject noName = promo(RECIPIENT);
        noName.getJsonObject("template").remove("name");
        JsonObject otherLanguage = promo(RECIPIENT);
        otherLanguage.getJsonObject("template").put("language", new JsonObject().put("code", "de"));
        return Stream.of(
                new Refusal(noProduct, 400, 100),
                new Refusal(noRecipient, 400, 100),
                new Refusal(noName, 400, 100),
                new Refusal(message(RECIPIENT).put("type", "text"), 400, 100),
                new Refusal(message(RECIPIENT).put("type", "telegram"), 400, 100),
                new Refusal(kind("image", "{}"), 400, 100),
                new Refusal(text(RECIPIENT).put("recipient_type", "crowd"), 400, 100),
                new Refusal(text("call me"), 400, 131009),
                new Refusal(text(PHONE), 400, 131021),
                new Refusal(template(RECIPIENT, "unknown"), 404, 132001),
                new Refusal(otherLanguage, 404, 132001),
                new Refusal(template(RECIPIENT, "promo_offer", Templates.body("Amina")), 400, 132000),
                new Refusal(template(RECIPIENT, "promo_offer", Templates.body("A", "B", "C")), 400, 132000),
                new Refusal(template(RECIPIENT, "promo_offer"), 400, 132000),
                new Refusal(
                        template(RECIPIENT, "promo_offer", Templates.body("A", "B"), Templates.quickReply(5, "x")),
                        400,
                        132012),
                new Refusal(
                        template(RECIPIENT, "order_update", Templates.header("7"), Templates.body("A", "B")),
                        400,
                        131008),
                new Refusal(
                        template(RECIPIENT, "order_update", Templates.body("A", "B"), Templates.url(0, "7")),
                        400,
                        132000),
                new Refusal(template(RECIPIENT, "brochure", Templates.header("text")), 400, 132012));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWithMetasCode(Refusal refusal) {
        refused(send(refusal.message()), refusal.status(), refusal.code());

        assertThat(get("/sandbox/stats").getJsonObject("rejected").getInteger("" + refusal.code()))
                .isEqualTo(1);
        assertThat(get("/sandbox/messages").getInteger("total")).isZero();
    }

    @Test
    void refusesBodyThatIsNoJson() {
        refused(
                given().header("Authorization", "Bearer " + TOKEN)
                        .contentType(ContentType.JSON)
                        .body("{\"messaging_product\":")
                        .post("/v23.0/" + PHONE_ID + "/messages"),
                400,
                100);
    }

    @Test
    void refusesUnknownNumberAndUnknownToken() {
        assertThat(refused(send("100000000000099", text(RECIPIENT)), 400, 100)
                        .extract()
                        .<Integer>path("error.error_subcode"))
                .isEqualTo(33);
        for (String header : List.of("Bearer wrong", "Basic " + TOKEN)) {
            refused(
                    given().header("Authorization", header)
                            .body(text(RECIPIENT).encode())
                            .post("/v23.0/" + PHONE_ID + "/messages"),
                    401,
                    190);
        }
    }

    @Test
    void marksInboundMessageAsRead() {
        JsonObject mark = new JsonObject().put("messaging_product", "whatsapp").put("status", "read");

        refused(send(mark), 400, 100);
        send(mark.put("message_id", "wamid.ABC")).then().statusCode(200);

        assertThat(get("/sandbox/messages").getInteger("total")).isZero();
    }

    @Test
    void answersUnknownPathsAsErrors() {
        refused(given().get("/v23.0/" + PHONE_ID + "/unknown"), 400, 2500);
        given().get("/sandbox/unknown").then().statusCode(404);
    }
}
