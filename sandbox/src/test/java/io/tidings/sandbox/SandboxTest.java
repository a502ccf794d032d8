package io.tidings.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An account with two numbers and some templates, and an application that listens; fresh for each test. */
public abstract class SandboxTest {
    protected static final String TOKEN = "test-token";
    protected static final String SECRET = "test-secret";
    protected static final String WABA = "900001";
    protected static final String PHONE_ID = "100000000000001";
    protected static final String PHONE = "213555000001";
    protected static final String SECOND_PHONE_ID = "100000000000002";
    protected static final String RECIPIENT = "213661000001";

    protected Receiver receiver;

    @BeforeEach
    void registerAccount() {
        receiver = new Receiver("verify-me");
        given().post("/sandbox/reset").then().statusCode(200);
        register(receiver.url()).then().statusCode(200);
    }

    @AfterEach
    void closeReceiver() {
        given().post("/sandbox/reset").then().statusCode(200);
        receiver.close();
    }

    protected static Response register(String webhookUrl) {
        JsonObject account = new JsonObject()
                .put("access_token", TOKEN)
                .put("app_secret", SECRET)
                .put("webhook_url", webhookUrl)
                .put("verify_token", "verify-me")
                .put(
                        "phone_numbers",
                        JsonArray.of(number(PHONE_ID, "+213 555 00 00 01"), number(SECOND_PHONE_ID, "213555000002")))
                .put("templates", Templates.all());
        return given().contentType(ContentType.JSON).body(account.encode()).put("/sandbox/accounts/" + WABA);
    }

    private static JsonObject number(String id, String display) {
        return new JsonObject()
                .put("id", id)
                .put("display_phone_number", display)
                .put("verified_name", "Sender");
    }

    protected static JsonObject text(String to) {
        return message(to).put("type", "text").put("text", new JsonObject().put("body", "Hello"));
    }

    protected static JsonObject promo(String to) {
        return template(to, "promo_offer", Templates.body("Amina", "Acme"), Templates.quickReply(0, "confirm"));
    }

    protected static JsonObject template(String to, String name, JsonObject... components) {
        return message(to)
                .put("type", "template")
                .put(
                        "template",
                        new JsonObject()
                                .put("name", name)
                                .put(
                                        "language",
                                        new JsonObject()
                                                .put("policy", "deterministic")
                                                .put("code", "en_US"))
                                .put("components", new JsonArray(List.of(components))));
    }

    protected static JsonObject message(String to) {
        return new JsonObject()
                .put("messaging_product", "whatsapp")
                .put("recipient_type", "individual")
                .put("to", to)
                .put("biz_opaque_callback_data", UUID.randomUUID().toString());
    }

    protected static Response send(JsonObject message) {
        return send(PHONE_ID, message);
    }

    protected static Response send(String phoneNumberId, JsonObject message) {
        return given().header("Authorization", "Bearer " + TOKEN)
                .contentType(ContentType.JSON)
                .body(message.encode())
                .post("/v23.0/" + phoneNumberId + "/messages");
    }

    protected static String accepted(JsonObject message) {
        return send(message).then().statusCode(200).extract().path("messages[0].id");
    }

    protected static ValidatableResponse refused(Response response, int status, int code) {
        ValidatableResponse answer = response.then().statusCode(status);
        assertThat(answer.extract().<Integer>path("error.code")).isEqualTo(code);
        return answer;
    }

    protected static JsonObject get(String path) {
        return new JsonObject(given().get(path).then().statusCode(200).extract().asString());
    }

    protected static void faults(JsonObject faults) {
        given().contentType(ContentType.JSON)
                .body(faults.encode())
                .put("/sandbox/faults")
                .then()
                .statusCode(200);
    }

    protected static void awaitThat(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .until(condition);
    }
}
