package io.tidings.broadcast.catalog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.http.ContentType;
import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Shop;
import io.tidings.testkit.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@BroadcastTest
class CatalogTest {

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open();
    }

    @Test
    void listsLanguagesCategoriesAndCountries() {
        shop.call()
                .get("/api/v1/languages")
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("message", equalTo("Languages Retreived Successfully"))
                .body(
                        "data",
                        contains(
                                Map.of("id", 1, "language", "Français"),
                                Map.of("id", 2, "language", "العربية"),
                                Map.of("id", 3, "language", "English")));
        shop.call()
                .get("/api/v1/categories")
                .then()
                .statusCode(200)
                .body("message", equalTo("Categories Retreived Successfully"))
                .body(
                        "data",
                        contains(
                                Map.of("id", 1, "name", "Marketing"),
                                Map.of("id", 2, "name", "Transactional"),
                                Map.of("id", 3, "name", "Utility")));
        shop.call()
                .get("/api/v1/countries")
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data", hasSize(greaterThan(200)))
                .body("data", hasItem(Map.of("id", 61, "name", "Algeria", "code", "DZ", "dial_code", "213")));
    }

    @Test
    void listsTemplatesAsDocumented() {
        shop.call()
                .get("/api/v1/templates?language_id=3&is_broadcast=1")
                .then()
                .statusCode(200)
                .body("message", equalTo("Templates Retrieved Successfully"))
                .body(
                        "data",
                        contains(Map.of(
                                "id",
                                (int) shop.template,
                                "name",
                                "promo_offer",
                                "display_name",
                                "Promo Offer",
                                "variables",
                                "[{\"name\":\"Client Name\",\"variable\":\"name\"}]",
                                "has_file",
                                false,
                                "has_flow_form",
                                false,
                                "is_carousel",
                                false,
                                "category_id",
                                1)));
    }

    @Test
    void filtersTemplates() {
        shop.putTemplate("single", Map.of("is_broadcast", false));
        shop.putTemplate("french", Map.of("language_id", 1));
        shop.putTemplate("form", Map.of("has_flow_form", true, "display_name", "Form 100%"));
        shop.putTemplate("carousel", Map.of("is_carousel", true, "category_id", 2));
        shop.putTemplate("flow", Map.of("has_flow", true));
        shop.putTemplate("calendar", Map.of("is_calendar", true));
        filtered("language_id=3&is_broadcast=0", "single");
        filtered("language_id=1&is_broadcast=1", "french");
        filtered("language_id=3&is_broadcast=1&has_flow_form=1", "form");
        filtered("language_id=3&is_broadcast=1&has_carousel=1", "carousel");
        filtered("language_id=3&is_broadcast=1&has_flow=1", "flow");
        filtered("language_id=3&is_broadcast=1&is_calendar=1", "calendar");
        filtered("language_id=3&is_broadcast=1&category_id=2", "carousel");
        filtered("language_id=3&is_broadcast=1&name=fORM+100%25", "form");
        filtered("language_id=3&is_broadcast=1&has_flow=0&is_calendar=0&has_carousel=0&has_flow_form=0", "promo_offer");
        filtered("language_id=2&is_broadcast=1");
    }

    private void filtered(String query, String... names) {
        shop.call()
                .urlEncodingEnabled(false)
                .get("/api/v1/templates?" + query)
                .then()
                .statusCode(200)
                .body("data.name", equalTo(List.of(names)));
    }

    @Test
    void refusesFiltersThatMeanNothing() {
        shop.call()
                .get("/api/v1/templates")
                .then()
                .statusCode(422)
                .body("errors.language_id", equalTo(List.of("The language id field is required.")))
                .body("errors.is_broadcast", equalTo(List.of("The is broadcast field is required.")));
        shop.call()
                .get("/api/v1/templates?language_id=99&is_broadcast=7&category_id=x&has_flow=maybe")
                .then()
                .statusCode(422)
                .body("errors.language_id", equalTo(List.of("The selected language id is invalid.")))
                .body("errors.is_broadcast", equalTo(List.of("The is broadcast field must be 0 or 1.")))
                .body("errors.category_id", equalTo(List.of("The category id must be an integer.")))
                .body("errors.has_flow", equalTo(List.of("The has flow field must be 0 or 1.")));
        shop.call()
                .get("/api/v1/templates?language_id=3&is_broadcast=1&category_id=99")
                .then()
                .statusCode(422)
                .body("errors.category_id", equalTo(List.of("The selected category id is invalid.")));
    }

    @Test
    void listsTheSendersOfATemplate() {
        long second = shop.announce(UUID.randomUUID(), shop.account, 80);
        shop.announce(UUID.randomUUID(), UUID.randomUUID(), 80);
        shop.call()
                .get("/api/v1/template/accounts?template_id=" + shop.template)
                .then()
                .statusCode(200)
                .body("message", equalTo("Accounts Retreived Successfully"))
                .body("data.id", equalTo(List.of((int) shop.sender, (int) second)))
                .body("data[0].phone", equalTo("213555000000"))
                .body("data[0].name", equalTo("Sender"));
    }

    @Test
    void knowsNoSendersOfUnknownAndForeignTemplates() {
        for (String id : List.of("999999999", "" + Shop.open().template)) {
            shop.call()
                    .get("/api/v1/template/accounts?template_id=" + id)
                    .then()
                    .statusCode(422)
                    .body("errors.template_id", equalTo(List.of("The selected template id is invalid.")));
        }
        shop.call()
                .get("/api/v1/template/accounts")
                .then()
                .statusCode(422)
                .body("errors.template_id", equalTo(List.of("The template id field is required.")));
    }

    @Test
    void putsATemplateAgainUnderTheSameId() {
        UUID uuid = UUID.randomUUID();
        long id = put(uuid, "first").then().statusCode(200).extract().jsonPath().getLong("id");
        put(uuid, "second").then().statusCode(200).body("id", equalTo((int) id));
        shop.call()
                .get("/api/v1/templates?language_id=1&is_broadcast=0")
                .then()
                .body("data.name", equalTo(List.of("second")));
        put(uuid, null).then().statusCode(422).body("errors.name[0]", equalTo("The name field is required."));
    }

    private io.restassured.response.Response put(UUID uuid, @Nullable String name) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of(
                "workspace",
                shop.workspace,
                "account",
                shop.account,
                "language_id",
                1,
                "category_id",
                3,
                "content",
                Map.of("type", "template.v1", "name", "x", "language", "fr", "body", List.of(), "buttons", List.of())));
        body.put("name", name);
        return given().auth()
                .oauth2(Tokens.ofRunningStack().service("tidings-local"))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/internal/templates/" + uuid);
    }

    @Test
    void takesTemplatesFromServicesOnly() {
        shop.call()
                .contentType(ContentType.JSON)
                .body("{}")
                .put("/internal/templates/" + UUID.randomUUID())
                .then()
                .statusCode(401);
    }
}
