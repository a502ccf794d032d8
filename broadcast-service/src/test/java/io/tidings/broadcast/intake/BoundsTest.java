package io.tidings.broadcast.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Database;
import io.tidings.broadcast.testing.Shop;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@BroadcastTest
class BoundsTest {

    private static final String GOOD = "{\"data\": [{\"phone\": \"213555111111\", \"name\": \"Aldo\"}]}";
    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open();
    }

    @AfterEach
    void leavesNothingBehind() {
        assertThat(Database.asWorker().number("SELECT count(*) FROM broadcast WHERE workspace = ?", shop.workspace))
                .isZero();
    }

    private ValidatableResponse refused(String field, String value) {
        String order =
                "{\"name\": \"Spring\", \"template_id\": %d, \"template_account_flow_id\": %d, \"language_id\": 3"
                        .formatted(shop.template, shop.sender);
        String rest = field.equals("data") ? "" : ", \"data\": \"" + GOOD.replace("\"", "\\\"") + "\"";
        return shop.call()
                .contentType(ContentType.JSON)
                .body(order + rest + ", \"" + field + "\": " + value + "}")
                .post("/api/v1/send-broadcast")
                .then()
                .statusCode(422);
    }

    private static String fields(int count, String value) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"k" + i + "\": \"" + value + "\"")
                .collect(Collectors.joining(", "));
    }

    @Test
    void namesTheRowsThatHoldTooMuch() {
        String many = "{\"phone\": \"213555222222\", " + fields(100, "v") + "}";
        String large = "{\"phone\": \"213555333333\", " + fields(9, "v".repeat(4_000)) + "}";
        Map<String, Object> order = shop.order(
                "{\"data\": [{\"phone\": \"213555111111\", \"name\": \"Aldo\"}, " + many + ", " + large + "]}");
        shop.send(order)
                .then()
                .statusCode(422)
                .body(
                        "errors.data",
                        equalTo(List.of("Row 2: has more than 100 fields.", "Row 3: is larger than 32768 bytes.")));
    }

    @Test
    void saysThatWhatAllShareHoldsTooMuch() {
        String tooLarge = "The global data may not be larger than 32768 bytes.";
        refused("global_data", "{" + fields(101, "v") + "}")
                .body("errors.global_data", equalTo(List.of("The global data may not have more than 100 fields.")));
        refused("global_data", "{" + fields(9, "v".repeat(4_000)) + "}")
                .body("errors.global_data", equalTo(List.of(tooLarge)));
        refused("global_data", "{" + fields(2, "é".repeat(9_000)) + "}")
                .body("errors.global_data", equalTo(List.of(tooLarge)));
        refused("global_data", "{" + fields(200_000, "v") + "}").body("errors.global_data", equalTo(List.of(tooLarge)));
    }

    @Test
    void saysInItsOwnWordsThatAFieldIsBeyondReading() {
        String digits = "9".repeat(100_000);
        refused("global_data", "{\"company\": " + digits + "}")
                .body(
                        "errors.global_data",
                        equalTo(List.of("The global data holds a number or a name that is too long, or is nested too"
                                + " deeply.")));
        refused("template_id", digits)
                .body(
                        "errors.template_id",
                        equalTo(List.of("The template id holds a number or a name that is too long, or is nested too"
                                + " deeply.")));
    }

    @Test
    void saysInItsOwnWordsThatABodyIsBeyondReading() {
        shop.call()
                .contentType(ContentType.JSON)
                .body("{\"unknown\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}")
                .post("/api/v1/send-broadcast")
                .then()
                .statusCode(400)
                .body(
                        "message",
                        equalTo("The body holds a number or a name that is too long, or is nested too deeply."));
    }

    @Test
    void refusesNumbersThatNoMachineHolds() {
        shop.send(shop.order("{\"data\": [{\"phone\": \"213555111111\", \"name\": 1e999}]}"))
                .then()
                .statusCode(422)
                .body("errors.data", equalTo(List.of("Row 1: \"name\" is a number that is too large.")));
        refused("global_data", "{\"any\": -1e999999999999}")
                .body("errors.global_data", equalTo(List.of("The global data holds a number that is too large.")));
        refused("template_id", "1e999")
                .body("errors.template_id", equalTo(List.of("The template must be an integer.")));
    }

    @Test
    void refusesNegativeNumbersForPhones() {
        shop.send(shop.order("{\"data\": [{\"phone\": -213555111111, \"name\": \"Aldo\"}]}"))
                .then()
                .statusCode(422)
                .body(
                        "errors.data",
                        equalTo(List.of(
                                "Row 1: \"-213555111111\" is not a phone number: it begins with a minus sign.")));
    }
}
