package io.tidings.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GraphObjectsTest extends SandboxTest {
    private static final String TEMPLATES = "/v23.0/" + WABA + "/message_templates";

    private static RequestSpecification asOwner() {
        return given().header("Authorization", "Bearer " + TOKEN).contentType(ContentType.JSON);
    }

    @Test
    void listsTemplatesPageByPage() {
        Response first = asOwner().get(TEMPLATES + "?limit=3");
        assertThat(first.<Integer>path("data.size()")).isEqualTo(3);

        String next = first.path("paging.next");
        Response second = asOwner().get(next);
        assertThat(second.<Integer>path("data.size()")).isEqualTo(1);
        assertThat(second.<String>path("paging.next")).isNull();

        String before = second.path("paging.cursors.before");
        assertThat(asOwner().get(TEMPLATES + "?limit=2&before=" + before).<Integer>path("data.size()"))
                .isEqualTo(2);
        refused(asOwner().get(TEMPLATES + "?after=bm9uZQ"), 400, 100);
    }

    @Test
    void filtersTemplatesByName() {
        assertThat(asOwner().get(TEMPLATES + "?name=promo_offer").<String>path("data[0].status"))
                .isEqualTo("APPROVED");
        assertThat(asOwner().get(TEMPLATES + "?name=none").<Integer>path("data.size()"))
                .isZero();
    }

    @Test
    void createsTemplateThatIsApprovedLaterAndDeletesIt() {
        String draft = """
                {"name": "fresh", "language": "en_US", "category": "UTILITY",
                 "components": [{"type": "BODY", "text": "Hello {{1}}"}]}""";
        Response created = asOwner().body(draft).post(TEMPLATES);
        assertThat(created.<String>path("status")).isEqualTo("PENDING");
        assertThat(created.<String>path("id")).matches("[0-9]+");

        refused(asOwner().body(draft).post(TEMPLATES), 400, 100);
        awaitThat(() -> send(template(RECIPIENT, "fresh", Templates.body("A"))).statusCode() == 200);

        asOwner().delete(TEMPLATES + "?name=fresh").then().statusCode(200);
        refused(asOwner().delete(TEMPLATES + "?name=fresh"), 400, 100);
        refused(send(template(RECIPIENT, "fresh", Templates.body("A"))), 404, 132001);
    }

    @Test
    void refusesTemplatesThatMakeNoSense() {
        for (String draft : new String[] {
            "{",
            "{\"language\": \"en\", \"category\": \"UTILITY\", \"components\": [{\"type\": \"BODY\"}]}",
            "{\"name\": \"A B\", \"language\": \"en\", \"category\": \"UTILITY\", \"components\": [{\"type\": \"BODY\"}]}",
            "{\"name\": \"a\", \"language\": \"en\", \"category\": \"SPAM\", \"components\": [{\"type\": \"BODY\"}]}",
            "{\"name\": \"a\", \"language\": \"en\", \"category\": \"UTILITY\", \"components\": []}"
        }) {
            refused(asOwner().body(draft).post(TEMPLATES), 400, 100);
        }
    }

    @Test
    void showsPhoneNumbers() {
        assertThat(asOwner().get("/v23.0/" + WABA + "/phone_numbers").<Integer>path("data.size()"))
                .isEqualTo(2);
        assertThat(asOwner()
                        .get("/v23.0/" + PHONE_ID + "?fields=display_phone_number")
                        .<Object>path(""))
                .hasToString("{display_phone_number=+213 555 00 00 01, id=" + PHONE_ID + "}");
        refused(asOwner().get("/v23.0/900002/phone_numbers"), 400, 100);
    }

    @Test
    void registersNumber() {
        String path = "/v23.0/" + PHONE_ID + "/register";
        asOwner()
                .body("{\"messaging_product\": \"whatsapp\", \"pin\": \"123456\"}")
                .post(path)
                .then()
                .statusCode(200);
        refused(
                asOwner()
                        .body("{\"messaging_product\": \"whatsapp\", \"pin\": \"12\"}")
                        .post(path),
                400,
                100);
    }

    @Test
    void sendsNoWebhooksWithoutSubscription() {
        String path = "/v23.0/" + WABA + "/subscribed_apps";
        asOwner().delete(path).then().statusCode(200);
        assertThat(asOwner().get(path).<Integer>path("data.size()")).isZero();
        String silent = accepted(text(RECIPIENT));

        String heard = sendFromSubscribedAccount();
        awaitThat(() -> receiver.words(heard).size() == 3);

        assertThat(receiver.words(silent)).isEmpty();
    }

    private String sendFromSubscribedAccount() {
        given().body("""
                        {"access_token": "%s", "app_secret": "s", "webhook_url": "%s", "phone_numbers":
                          [{"id": "100000000000008", "display_phone_number": "213555000008", "verified_name": "N"}]}""".formatted(TOKEN, receiver.url()))
                .put("/sandbox/accounts/900008")
                .then()
                .statusCode(200);
        return send("100000000000008", text("213661000501")).then().extract().path("messages[0].id");
    }
}
