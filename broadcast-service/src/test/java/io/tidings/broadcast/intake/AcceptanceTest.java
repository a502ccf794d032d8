package io.tidings.broadcast.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Database;
import io.tidings.broadcast.testing.Kafka;
import io.tidings.broadcast.testing.Sent;
import io.tidings.broadcast.testing.Shop;
import io.tidings.events.SendRequested;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@BroadcastTest
class AcceptanceTest {

    @Test
    void answersTheDocumentedBody() {
        Shop shop = Shop.open();
        shop.send(
                        shop.order(
                                "{\"data\": [{\"phone\": \"213555111111\", \"name\": \"Aldo\"}, {\"phone\": \"213555222222\", \"name\": \"Mira\"}]}"))
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("message", equalTo("The broadcast will be sent"))
                .body(
                        "data.sent_at",
                        equalTo(LocalDate.now(ZoneId.of("Africa/Algiers")).toString()))
                .body("data.name", equalTo("April Campaign"))
                .body("data.contacts", equalTo(2))
                .body("data.language", equalTo("English"))
                .body("data.template", equalTo("promo_offer"))
                .body("data.whatsapp_area", equalTo("213555000000"))
                .body("data.is_draft", equalTo(false))
                .body(
                        "data.mapping",
                        equalTo(List.of(
                                Map.of("phone", "213555111111", "name", "Aldo"),
                                Map.of("phone", "213555222222", "name", "Mira"))))
                .body("data.global_data", equalTo(Map.of("company", "Example Co")))
                .body("data.confirmations", equalTo(0))
                .body("data.has_file", equalTo(false))
                .body("data.is_flow_form", equalTo(false))
                .body("data.file", equalTo(""))
                .body("data.follow_up_configuration", equalTo(null))
                .body("data.duplicates", equalTo(0))
                .body("data.duplicate_rows", hasSize(0))
                .body("data.missing_variables", equalTo(Map.of()));
    }

    @Test
    void commandsTheRecipientsOnTheShardOfTheirDevice() {
        Shop shop = Shop.open();
        Sent sent = shop.sent(3);
        await().until(() -> !Kafka.commandsOf(sent.uuid).isEmpty());
        SendRequested command = Kafka.commandsOf(sent.uuid).getFirst();
        assertThat(Kafka.partitionOf(sent.uuid)).isEqualTo(17).isEqualTo(command.shard());
        assertThat(command.device()).isEqualTo(shop.device);
        assertThat(command.workspace()).isEqualTo(shop.workspace);
        assertThat(command.cost()).isEqualByComparingTo("0.5");
        assertThat(command.recipients())
                .extracting(SendRequested.Recipient::message)
                .isEqualTo(sent.recipients());
        assertThat(command.recipients().getFirst().to().value()).isEqualTo("213550000000");
        assertThat(command.recipients().getFirst().parameters())
                .isEqualTo(Map.of("name", "Contact 0", "company", "Example Co"));
    }

    @Test
    void countsDuplicatesOnceAndReportsThem() {
        Shop shop = Shop.open();
        shop.send(shop.order("""
                        {"data": [{"phone": "213555111111", "name": "A"}, {"phone": "0555 11 11 11", "name": "B"}]}"""))
                .then()
                .statusCode(200)
                .body("data.contacts", equalTo(1))
                .body("data.duplicates", equalTo(1))
                .body(
                        "data.duplicate_rows",
                        equalTo(List.of(Map.of("row", 2, "phone", "213555111111", "first_row", 1))))
                .body("data.mapping", equalTo(List.of(Map.of("phone", "213555111111", "name", "A"))));
    }

    @Test
    void reportsContactsWithoutAValueAndSendsThemEmptyText() {
        Shop shop = Shop.open();
        Map<String, Object> order = shop.order("{\"data\": [{\"phone\": \"213555111111\"}]}");
        order.remove("global_data");
        long id = shop.send(order)
                .then()
                .statusCode(200)
                .body("data.missing_variables", equalTo(Map.of("name", 1, "company", 1)))
                .body("data.global_data", equalTo(Map.of()))
                .extract()
                .jsonPath()
                .getLong("data.id");
        Sent sent = shop.sentAs(id);
        await().until(() -> !Kafka.commandsOf(sent.uuid).isEmpty());
        assertThat(Kafka.commandsOf(sent.uuid)
                        .getFirst()
                        .recipients()
                        .getFirst()
                        .parameters())
                .isEqualTo(Map.of("name", "", "company", ""));
    }

    @Test
    void readsNationalNumbersInTheCountryOfTheCall() {
        Shop shop = Shop.open();
        Map<String, Object> order = shop.order("{\"data\": [{\"phone\": \"0612345678\", \"name\": \"A\"}]}");
        order.put("country_id", morocco(shop));
        long id = shop.send(order).then().statusCode(200).extract().jsonPath().getLong("data.id");
        assertThat(Database.asWorker()
                        .text(
                                "SELECT phone FROM recipient r JOIN broadcast b ON b.uuid = r.broadcast WHERE b.id = ?",
                                id))
                .isEqualTo("212612345678");
    }

    private static int morocco(Shop shop) {
        return shop.call()
                .get("/api/v1/countries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getInt("data.find { it.code == 'MA' }.id");
    }

    @Test
    void takesIdsAsTextAndAnEmptyListForGlobalData() {
        Shop shop = Shop.open();
        Map<String, Object> order = shop.order("{\"data\": [{\"phone\": 213555111111, \"name\": 5}]}");
        order.put("template_id", String.valueOf(shop.template));
        order.put("language_id", "3");
        order.put("global_data", List.of());
        order.put("as_form", "off");
        order.put("delayed_to", "");
        order.put("saved_list_id", null);
        shop.send(order)
                .then()
                .statusCode(200)
                .body("data.global_data", equalTo(Map.of()))
                .body("data.mapping[0].phone", equalTo(213555111111L));
    }

    @Test
    void takesAHundredThousandRecipientsInOneCall() {
        Shop shop = Shop.open();
        int contacts = 100_000;
        var answer = shop.send(shop.order(Shop.rows(contacts)))
                .then()
                .statusCode(200)
                .extract();
        assertThat(answer.jsonPath().getInt("data.contacts")).isEqualTo(contacts);
        assertThat(answer.jsonPath().getList("data.mapping")).hasSize(contacts);
        Sent sent = shop.sentAs(answer.jsonPath().getLong("data.id"));
        assertThat(Database.asWorker().number("""
                                SELECT count(DISTINCT position) FROM recipient
                                WHERE broadcast = ? AND position BETWEEN 1 AND 100000""", sent.uuid)).isEqualTo(contacts);
    }
}
