package io.tidings.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the sandbox takes, answers and tells is what Meta's own description says. */
@QuarkusTest
class SpecificationTest extends SandboxTest {
    private static final MetaSpecification META = new MetaSpecification();
    private static final String WABA_PATH = "/{Version}/{WABA-ID}";
    private static final String PHONE_PATH = "/{Version}/{Phone-Number-ID}";

    private static RequestSpecification asOwner() {
        return given().header("Authorization", "Bearer " + TOKEN).contentType(ContentType.JSON);
    }

    static Stream<JsonObject> accepted() {
        return MessagesTest.kinds();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptsWhatMetaAccepts(JsonObject message) {
        assertThat(META.problems("Message", message.encode())).isEmpty();

        Response answer = send(message);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(META.problems(PHONE_PATH + "/messages", "post", "200", answer.asString()))
                .isEmpty();
    }

    static Stream<JsonObject> refused() {
        return Stream.of(
                without(text(RECIPIENT), "messaging_product"),
                without(text(RECIPIENT), "to"),
                without(text(RECIPIENT), "text"),
                text(RECIPIENT).put("recipient_type", "crowd"),
                text(RECIPIENT).put("type", "telegram"),
                without(promo(RECIPIENT), "type"),
                without(promo(RECIPIENT), "template"),
                inTemplate("name"),
                inTemplate("language"),
                message(RECIPIENT).put("type", "image").put("image", new JsonObject()),
                message(RECIPIENT).put("type", "interactive").put("interactive", new JsonObject()));
    }

    private static JsonObject without(JsonObject message, String field) {
        message.remove(field);
        return message;
    }

    private static JsonObject inTemplate(String field) {
        JsonObject message = promo(RECIPIENT);
        message.getJsonObject("template").remove(field);
        return message;
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatMetaRefuses(JsonObject message) {
        assertThat(META.problems("Message", message.encode())).isNotEmpty();

        Response answer = send(message);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(META.problems("GraphAPIError", answer.asString())).isEmpty();
    }

    @Test
    void answersAsDescribed() {
        conforms(WABA_PATH + "/message_templates", "get", asOwner().get("/v23.0/" + WABA + "/message_templates"));
        conforms(
                WABA_PATH + "/message_templates",
                "post",
                asOwner().body("""
                                {"name": "described", "language": "en", "category": "UTILITY",
                                 "components": [{"type": "BODY", "text": "Hi"}]}""").post("/v23.0/" + WABA + "/message_templates"));
        conforms(
                WABA_PATH + "/message_templates",
                "delete",
                asOwner().delete("/v23.0/" + WABA + "/message_templates?name=described"));
        conforms(WABA_PATH + "/phone_numbers", "get", asOwner().get("/v23.0/" + WABA + "/phone_numbers"));
        conforms(WABA_PATH + "/subscribed_apps", "get", asOwner().get("/v23.0/" + WABA + "/subscribed_apps"));
        conforms(WABA_PATH + "/subscribed_apps", "post", asOwner().post("/v23.0/" + WABA + "/subscribed_apps"));
        conforms(PHONE_PATH, "get", asOwner().get("/v23.0/" + PHONE_ID));
        conforms(
                PHONE_PATH + "/register",
                "post",
                asOwner()
                        .body("{\"messaging_product\": \"whatsapp\", \"pin\": \"123456\"}")
                        .post("/v23.0/" + PHONE_ID + "/register"));
    }

    private static void conforms(String path, String method, Response answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(META.problems(path, method, "200", answer.asString())).isEmpty();
    }

    @Test
    void answersErrorsAsDescribed() {
        Response wrongToken = given().header("Authorization", "Bearer wrong").get("/v23.0/" + WABA + "/phone_numbers");

        assertThat(wrongToken.statusCode()).isEqualTo(401);
        assertThat(META.problems(WABA_PATH + "/phone_numbers", "get", "401", wrongToken.asString()))
                .isEmpty();
    }

    @Test
    void tellsStatusesAsDescribed() {
        String read = accepted(promo(RECIPIENT));
        String failed = accepted(promo("213661009901"));
        awaitThat(
                () -> receiver.words(read).size() == 3 && receiver.words(failed).size() == 1);

        for (Receiver.Post post : receiver.posts()) {
            assertThat(META.problems("WebhookPayload", post.json().encode())).isEmpty();
        }
    }
}
