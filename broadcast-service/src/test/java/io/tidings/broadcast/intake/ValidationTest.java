package io.tidings.broadcast.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Database;
import io.tidings.broadcast.testing.Shop;
import io.tidings.testkit.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@BroadcastTest
class ValidationTest {

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

    private ValidatableResponse refused(Map<String, Object> changes) {
        Map<String, Object> order = shop.order(GOOD);
        order.putAll(changes);
        return shop.send(order)
                .then()
                .statusCode(422)
                .body("message", equalTo("The given data was invalid."))
                .body("error", equalTo("The given data was invalid."))
                .body("$", not(hasKey("success")));
    }

    private void refused(String field, Object value, String text) {
        Map<String, Object> change = new HashMap<>();
        change.put(field, value);
        refused(change).body("errors." + field, equalTo(List.of(text)));
    }

    @Test
    void namesEveryMissingField() {
        shop.send(new HashMap<>())
                .then()
                .statusCode(422)
                .body(
                        "errors",
                        equalTo(Map.of(
                                "name", List.of("The broadcast name is required."),
                                "template_id", List.of("The template is required."),
                                "template_account_flow_id", List.of("The WhatsApp area code is required."),
                                "language_id", List.of("The language is required."),
                                "data", List.of("The mapping data is required."))));
    }

    @Test
    void tellsACallThatNamesNoContentTypeWhichOneToSend() {
        shop.call()
                .contentType(ContentType.URLENC)
                .formParam("name", "Spring")
                .post("/api/v1/send-broadcast")
                .then()
                .statusCode(415)
                .body("message", equalTo("Send the body as JSON, with the header Content-Type: application/json."))
                .body("error", equalTo("Send the body as JSON, with the header Content-Type: application/json."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "template_id", "template_account_flow_id", "language_id", "data"})
    void takesNullAndEmptyTextAsMissing(String field) {
        for (Object nothing : new ArrayList<>(java.util.Arrays.asList(null, "", "  "))) {
            Map<String, Object> change = new HashMap<>();
            change.put(field, nothing);
            refused(change).body("errors." + field + "[0]", org.hamcrest.Matchers.endsWith("is required."));
        }
    }

    @Test
    void refusesWrongTypes() {
        refused("name", 5, "The broadcast name must be a string.");
        refused("name", "x".repeat(256), "The broadcast name may not be greater than 255 characters.");
        refused("name", "a\0b", "The broadcast name must be a string.");
        refused("template_id", "twelve", "The template must be an integer.");
        refused("template_id", 1.5, "The template must be an integer.");
        refused("template_id", true, "The template must be an integer.");
        refused("template_account_flow_id", List.of(3), "The WhatsApp area code must be an integer.");
        refused("language_id", Map.of("id", 3), "The language must be an integer.");
        refused("country_id", "DZ", "The country must be an integer.");
        refused("data", Map.of("data", List.of()), "The mapping data must be JSON text in a string.");
        refused("data", 5, "The mapping data must be JSON text in a string.");
        refused("global_data", "text", "The global data must be an object.");
        refused("global_data", List.of(1), "The global data must be an object.");
        refused("global_data", Map.of("company", List.of()), "\"company\" is neither text, a number nor a boolean.");
        refused("as_form", "maybe", "The as form field must be true or false.");
    }

    @Test
    void refusesUnknownIds() {
        refused("template_id", 999_999_999, "The selected template is invalid.");
        refused("template_account_flow_id", 999_999_999, "The selected WhatsApp area code is invalid.");
        refused("language_id", 99, "The selected language is invalid.");
        refused("language_id", 4_000_000_000L, "The selected language is invalid.");
        refused("country_id", 99_999, "The selected country is invalid.");
    }

    @Test
    void cannotTellForeignIdsFromUnknownOnes() {
        Shop other = Shop.open();
        refused("template_id", other.template, "The selected template is invalid.");
        refused("template_account_flow_id", other.sender, "The selected WhatsApp area code is invalid.");
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        long single = shop.putTemplate("welcome_message", Map.of("is_broadcast", false));
        long elsewhere = shop.announce(UUID.randomUUID(), UUID.randomUUID(), 80);
        refused("template_id", single, "The selected template is not for broadcasts.");
        refused("language_id", 1, "The template does not exist in the selected language.");
        refused("template_account_flow_id", elsewhere, "The selected WhatsApp area code cannot send this template.");
    }

    @Test
    void tellsOfAllFaultsAtOnce() {
        refused(Map.of("name", "", "template_id", 999_999_999, "data", "{\"data\": [{\"phone\": \"12ab\"}]}"))
                .body("errors.name", equalTo(List.of("The broadcast name is required.")))
                .body("errors.template_id", equalTo(List.of("The selected template is invalid.")))
                .body(
                        "errors.data",
                        equalTo(List.of(
                                "Row 1: \"12ab\" is not a phone number: it holds other characters than digits.")));
    }

    @Test
    void namesThePlaceOfMalformedData() {
        refused(
                "data",
                "{\"data\": [{\"phone\": \"213555111111\"},\n {\"phone\" \"213555222222\"}]}",
                "The mapping data is not valid JSON at line 2, column 11 (row 2).");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file", "saved_list_id", "list_name", "json_data", "follow_up_configuration", "calendar_id"})
    void saysThatAFieldIsNotBuiltYet(String field) {
        Map<String, Object> order = shop.order(GOOD);
        order.put(field, field.equals("follow_up_configuration") ? Map.of("hours", 24) : "5");
        shop.send(order)
                .then()
                .statusCode(501)
                .body("success", equalTo(false))
                .body("code", equalTo("not_implemented"));
    }

    @Test
    void saysThatFormsAreNotBuiltYet() {
        Map<String, Object> order = shop.order(GOOD);
        order.put("as_form", "on");
        shop.send(order).then().statusCode(501);
        shop.call().multiPart("name", "x").post("/api/v1/send-broadcast").then().statusCode(501);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed_to", "country_id", "template_id"})
    void takesAnEmptyListForAWrongTypeNotForNothing(String field) {
        refused(Map.of(field, List.of())).body("errors", hasKey(field));
        refused(Map.of(field, Map.of())).body("errors", hasKey(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": | 400",
                "not json | 400",
                "{}{} | 400",
                "[] [] | 400",
                "{\"name\": 1e999} | 422",
                "'' | 422",
                "[] | 422"
            })
    void wantsABodyOfJson(String body, int status) {
        shop.call()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/send-broadcast")
                .then()
                .statusCode(status)
                .body("error", org.hamcrest.Matchers.isA(String.class));
    }

    @Test
    void wantsATokenWithTheAbilityToWrite() {
        given().contentType(ContentType.JSON)
                .body(shop.order(GOOD))
                .post("/api/v1/send-broadcast")
                .then()
                .statusCode(401)
                .body("message", equalTo("Unauthenticated."));
        given().auth()
                .oauth2(Tokens.ofRunningStack().inward(shop.owner.with("read")))
                .contentType(ContentType.JSON)
                .body(shop.order(GOOD))
                .post("/api/v1/send-broadcast")
                .then()
                .statusCode(403)
                .body("message", equalTo("Invalid ability provided."));
    }

    @Test
    void takesNoLargerBodyThanAllowed() {
        String body = "{\"data\": \"" + "x".repeat(33 * 1024 * 1024) + "\"}";
        shop.call()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/send-broadcast")
                .then()
                .statusCode(413)
                .body("code", equalTo("too_large"));
    }
}
