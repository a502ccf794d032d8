package io.tidings.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LimitsTest extends SandboxTest {

    @Test
    void refusesMoreThanTheThroughputOfOneNumberOnly() {
        registerSlowNumber();
        int accepted = 0;
        Response answer = send(SLOW, text(RECIPIENT));
        while (answer.statusCode() == 200) {
            accepted++;
            answer = send(SLOW, text(RECIPIENT));
        }

        refused(answer, 400, 130429);
        assertThat(accepted).isGreaterThanOrEqualTo(8);
        assertThat(accepted(text(RECIPIENT))).startsWith("wamid.");
        JsonObject stats = get("/sandbox/stats");
        assertThat(stats.getInteger("received")).isEqualTo(accepted + 1);
        assertThat(stats.getJsonObject("rejected").getInteger("130429")).isEqualTo(1);
        assertThat(stats.getJsonObject("per_sender").getJsonObject(SLOW_PHONE).getInteger("received"))
                .isEqualTo(accepted);
    }

    private static final String SLOW = "100000000000009";
    private static final String SLOW_PHONE = "213555000009";

    private static void registerSlowNumber() {
        JsonObject account = new JsonObject("""
                {"access_token": "%s", "app_secret": "s", "phone_numbers":
                  [{"id": "%s", "display_phone_number": "%s", "verified_name": "Slow", "rate_per_second": 1}]}""".formatted(TOKEN, SLOW, SLOW_PHONE));
        given().body(account.encode()).put("/sandbox/accounts/900009").then().statusCode(200);
    }

    @Test
    void refusesTooManyMessagesToOneRecipient() {
        Response answer = send(text(RECIPIENT));
        int accepted = 0;
        while (code(answer) != 131056) {
            accepted += answer.statusCode() == 200 ? 1 : 0;
            answer = send(text(RECIPIENT));
        }

        refused(answer, 400, 131056);
        assertThat(accepted).isGreaterThanOrEqualTo(45);
        assertThat(accepted("213661000777")).startsWith("wamid.");
    }

    private static String accepted(String to) {
        Response answer = send(text(to));
        while (answer.statusCode() != 200) {
            answer = send(text(to));
        }
        return answer.path("messages[0].id");
    }

    private static int code(Response answer) {
        return answer.statusCode() == 200 ? 0 : answer.<Integer>path("error.code");
    }
}
