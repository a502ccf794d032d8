package io.tidings.broadcast.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.tidings.broadcast.testing.BroadcastTest;
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
}
