package io.tidings.broadcast.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Messaging;
import io.tidings.broadcast.testing.Shop;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@BroadcastTest
class MessageFormTest extends MessageTest {

    @Test
    void takesAFormToo() {
        shop.call()
                .contentType("multipart/form-data")
                .multiPart("template_id", String.valueOf(shop.template))
                .multiPart("template_account_flow_id", String.valueOf(shop.sender))
                .multiPart("phone", "213555111111")
                .multiPart("name", "Welcome")
                .multiPart("data[name]", "Mira")
                .post("/api/v1/messages")
                .then()
                .statusCode(200);
        assertThat(Messaging.stored(uuid()).getString("parameters.name")).isEqualTo("Mira");
    }

    @Test
    void takesAFormWithoutFiles() {
        shop.call()
                .contentType(ContentType.URLENC)
                .formParam("template_id", shop.template)
                .formParam("template_account_flow_id", shop.sender)
                .formParam("phone", "213555111111")
                .formParam("name", "Welcome")
                .formParam("data[name]", "Mira & 100 % +")
                .post("/api/v1/messages")
                .then()
                .statusCode(200);
        assertThat(Messaging.stored(uuid()).getString("parameters.name")).isEqualTo("Mira & 100 % +");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"100% of a=b&c\"}", "\n{}"})
    void jsonThatIsCalledAFormIsToldTheHeader(String json) {
        form(json)
                .then()
                .statusCode(415)
                .body("message", equalTo("Send the body as JSON, with the header Content-Type: application/json."))
                .body("code", equalTo("unsupported_media_type"));
    }

    @Test
    void formWithABrokenEscapeIsAnsweredAtOnce() {
        form("name=100%zz").then().statusCode(400).body("message", equalTo("The form could not be read."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x"})
    void formWithoutItsPartsIsAnsweredAtOnce(String type) {
        typed(type, "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nWelcome")
                .then()
                .statusCode(400)
                .body("message", equalTo("The form could not be read."));
    }

    @Test
    void formWithTooManyFieldsIsRefused() {
        form("a=1&".repeat(2_000)).then().statusCode(400);
    }

    @Test
    void bodyThatGoesOnBehindItsJsonIsNone() {
        shop.call()
                .contentType(ContentType.JSON)
                .body("{} {}")
                .post("/api/v1/messages")
                .then()
                .statusCode(400);
    }

    @Test
    void emptyListInTheTimesPlaceIsNotNow() {
        Map<String, Object> order = order(shop);
        order.put("delayed_to", List.of());
        send(shop, order)
                .then()
                .statusCode(422)
                .body("errors.delayed_to", equalTo(List.of("The delayed to must be a string.")));
    }

    @Test
    void emptyFormHasNoFields() {
        form("").then().statusCode(422).body("errors.phone", equalTo(List.of("The phone field is required.")));
    }

    @Test
    void takesDataAsText() {
        Map<String, Object> order = order(shop);
        order.put("data", "{\"name\": \"Aldo\"}");
        send(shop, order).then().statusCode(200);
        assertThat(Messaging.stored(uuid()).getString("parameters.name")).isEqualTo("Aldo");
    }

    @Test
    void namesAllThatIsMissing() {
        send(shop, Map.of())
                .then()
                .statusCode(422)
                .body("message", equalTo("The given data was invalid."))
                .body("errors.template_id", equalTo(List.of("The template id field is required.")))
                .body(
                        "errors.template_account_flow_id",
                        equalTo(List.of("The template account flow id field is required.")))
                .body("errors.phone", equalTo(List.of("The phone field is required.")))
                .body("errors.name", equalTo(List.of("The name field is required.")));
    }

    @ParameterizedTest
    @CsvSource({
        "template_id, 999999999, The selected template id is invalid.",
        "template_id, x, The template id must be an integer.",
        "template_account_flow_id, 999999999, The selected template account flow id is invalid.",
        "country_id, 999999, The selected country id is invalid.",
        "phone, 12ab, The phone is not a phone number: it holds other characters than digits.",
        "data, [1], The data must be an object.",
        "delayed_to, tomorrow, The delayed to does not match the format Y-m-d H:i:s.",
        "delayed_to, 2020-01-01 10:00:00, The delayed to must be at least 15 minutes in the future."
    })
    void saysWhatIsWrongWithAField(String field, String value, String text) {
        Map<String, Object> order = order(shop);
        order.put(field, value);
        send(shop, order).then().statusCode(422).body("errors." + field, equalTo(List.of(text)));
        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "name, The name holds a character that cannot be sent.",
        "phone, The phone holds a character that cannot be sent.",
        "delayed_to, The delayed to holds a character that cannot be sent.",
        "idempotency_key, The idempotency key holds a character that cannot be sent."
    })
    void namesTheFieldWhoseCharacterCannotBeStored(String field, String text) {
        for (String unsuitable : List.of("5\0", "5\ud83d")) {
            send(shop, changed(field, unsuitable))
                    .then()
                    .statusCode(422)
                    .body("errors." + field, equalTo(List.of(text)));
        }
        assertThat(rows()).isZero();
    }

    @Test
    void namesTheValueWhoseCharacterCannotBeSent() {
        send(shop, changed("data", Map.of("name", "a\0b")))
                .then()
                .statusCode(422)
                .body("errors.data", equalTo(List.of("\"name\" holds a character that cannot be sent.")));
    }

    @Test
    void keepsNumbersAsTheyAreWritten() {
        for (String written : List.of("12345678.5", "10.00", "1e5", "-0.0", "123456789012345678901234567890")) {
            String body = "{\"template_id\": %d, \"template_account_flow_id\": %d, \"phone\": \"213555111111\", "
                    .formatted(shop.template, shop.sender);
            for (String data : List.of("{\"name\": %s}", "\"{\\\"name\\\": %s}\"")) {
                shop.call()
                        .contentType(ContentType.JSON)
                        .body(body + "\"name\": \"Welcome\", \"data\": " + data.formatted(written) + "}")
                        .post("/api/v1/messages")
                        .then()
                        .statusCode(200);
                assertThat(Messaging.stored(uuid()).getString("parameters.name"))
                        .isEqualTo(written);
            }
        }
    }

    @Test
    void refusesDataThatHoldsTooMuch() {
        String tooLarge = "The data may not be larger than 32768 bytes.";
        for (Object data : List.of(Map.of("name", "v".repeat(40_000)), "{\"k\": \"" + "v".repeat(40_000) + "\"}")) {
            send(shop, changed("data", data)).then().statusCode(422).body("errors.data", hasItem(tooLarge));
        }
        Map<String, Integer> many = IntStream.range(0, 101).boxed().collect(Collectors.toMap(n -> "k" + n, n -> n));
        send(shop, changed("data", many))
                .then()
                .statusCode(422)
                .body("errors.data", equalTo(List.of("The data may not have more than 100 fields.")));
        assertThat(rows()).isZero();
    }

    @Test
    void refusesNumbersThatNoMachineHolds() {
        for (Object data : List.of(Map.of("name", new BigDecimal("1e999")), "{\"name\": -1e999}")) {
            send(shop, changed("data", data))
                    .then()
                    .statusCode(422)
                    .body("errors.data", equalTo(List.of("The data holds a number that is too large.")));
        }
        assertThat(rows()).isZero();
    }

    @Test
    void refusesNegativeNumbersForPhones() {
        send(shop, changed("phone", -213555111111L))
                .then()
                .statusCode(422)
                .body(
                        "errors.phone",
                        equalTo(List.of("The phone is not a phone number: it begins with a minus sign.")));
        assertThat(rows()).isZero();
    }

    private Map<String, Object> changed(String field, Object value) {
        Map<String, Object> order = order(shop);
        order.put(field, value);
        return order;
    }

    @Test
    void refusesTemplatesAndSendersOfOthers() {
        Shop other = Shop.open();
        Map<String, Object> order = order(shop);
        order.put("template_id", other.template);
        order.put("template_account_flow_id", other.sender);
        send(shop, order)
                .then()
                .statusCode(422)
                .body("errors.template_id", equalTo(List.of("The selected template id is invalid.")))
                .body(
                        "errors.template_account_flow_id",
                        equalTo(List.of("The selected template account flow id is invalid.")));
    }

    /** The text as it is: without being told, the test's client would encode it. */
    private Response form(String body) {
        return typed("application/x-www-form-urlencoded", body);
    }

    private Response typed(String type, String body) {
        return shop.call()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(type.split(";")[0], ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(type)
                .body(body)
                .post("/api/v1/messages");
    }
}
