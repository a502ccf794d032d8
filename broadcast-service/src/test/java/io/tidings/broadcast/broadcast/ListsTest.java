package io.tidings.broadcast.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Sent;
import io.tidings.broadcast.testing.Shop;
import io.tidings.events.MessageState;
import io.tidings.events.ReceiptState;
import io.tidings.events.SendingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@BroadcastTest
class ListsTest {

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open();
    }

    @Test
    void listsABroadcastWithAllDocumentedFields() {
        Sent sent = shop.sent(2);
        Map<String, Object> row = shop.call()
                .get("/api/v1/broadcasts")
                .then()
                .statusCode(200)
                .extract()
                .path("data.broadcasts[0]");
        assertThat(row)
                .containsEntry("id", (int) sent.id)
                .containsEntry("name", "April Campaign")
                .containsEntry("contacts", 2)
                .containsEntry("stop_notifications", 0)
                .containsEntry("language", "English")
                .containsEntry("template", "promo_offer")
                .containsEntry("template_image", "")
                .containsEntry("whatsapp_area", "213555000000")
                .containsEntry("is_draft", false)
                .containsEntry("read", 0)
                .containsEntry("delivered", 0)
                .containsEntry("confirmations", 0)
                .containsEntry("sent", 0)
                .containsEntry("interacted", 0)
                .containsEntry("cost", 0)
                .containsEntry("file_extension", "")
                .containsEntry("has_file", false)
                .containsEntry("status", "in_queue")
                .containsEntry("in_queue", true)
                .containsEntry("reengagement", null)
                .containsEntry("delayed_to", null)
                .containsEntry("refused", false)
                .containsEntry("scheduled_jobs_count", 0)
                .containsEntry("cancellation_comment", null)
                .containsEntry("queued", 2)
                .containsKeys("failed", "unknown", "suppressed", "cancelled", "expired");
        assertThat((String) row.get("sent_at")).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d");
    }

    @Test
    void pagesNewestFirstAndKeepsTheSearchInItsLinks() {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            Map<String, Object> order = shop.order(Shop.rows(1));
            order.put("name", i == 0 ? "100% special_one" : "Offer " + i);
            ids.addFirst(shop.send(order).then().statusCode(200).extract().path("data.id"));
        }
        shop.call()
                .get("/api/v1/broadcasts")
                .then()
                .body("success", equalTo(true))
                .body("message", equalTo("Broadcasts Retrieved Successfully"))
                .body("data.broadcasts.id", equalTo(ids.subList(0, 15)))
                .body("data.pagination.total", equalTo(17))
                .body("data.pagination.count", equalTo(15))
                .body("data.pagination.per_page", equalTo(15))
                .body("data.pagination.current_page", equalTo(1))
                .body("data.pagination.total_pages", equalTo(2))
                .body("data.pagination.next_page_url", equalTo("http://localhost:8080/api/v1/broadcasts?page=2"))
                .body("data.pagination.prev_page_url", equalTo(null));
        shop.call()
                .get("/api/v1/broadcasts?page=2")
                .then()
                .body("data.broadcasts.id", equalTo(ids.subList(15, 17)))
                .body("data.pagination.next_page_url", equalTo(null))
                .body("data.pagination.prev_page_url", endsWith("page=1"));
        shop.call().get("/api/v1/broadcasts?search=offer&page=2").then().body("data.broadcasts", hasSize(2));
        shop.call()
                .get("/api/v1/broadcasts?search=offer")
                .then()
                .body("data.pagination.next_page_url", matchesPattern(".*search=offer.*page=2"));
        shop.call().get("/api/v1/broadcasts?search=SPECIAL_").then().body("data.broadcasts", hasSize(1));
        shop.call()
                .queryParam("search", "100%")
                .get("/api/v1/broadcasts")
                .then()
                .body("data.broadcasts", hasSize(1));
        shop.call().get("/api/v1/broadcasts?search=promo_").then().body("data.pagination.total", equalTo(17));
        shop.call().get("/api/v1/broadcasts?search=nothing").then().body("data.broadcasts", hasSize(0));
    }

    @Test
    void showsOneWithItsMappingAndGlobalDataAsText() {
        Sent sent = shop.sent(1203);
        var shown = shop.call()
                .get("/api/v1/broadcasts/" + sent.id)
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("message", equalTo("Broadcast retreived successfully"))
                .body("data.id", equalTo((int) sent.id))
                .body("data.sent_at", matchesPattern("\\d{4}-\\d\\d-\\d\\d"))
                .body("data.global_data", equalTo("{\"company\":\"Example Co\"}"))
                .body("data.is_flow_form", equalTo(false))
                .body("data.file", equalTo(""))
                .body("data.follow_up_configuration", equalTo(null))
                .body("data.mapping", hasSize(1203))
                .extract();
        assertThat((Object) shown.path("data.mapping[1202]"))
                .isEqualTo(Map.of("phone", "213550001202", "name", "Contact 1202"));
    }

    @Test
    void findsNeitherUnknownNorForeignBroadcasts() {
        Sent foreign = Shop.open().sent(1);
        for (String id : List.of("" + foreign.id, "999999999", "99999999999999999999999")) {
            shop.call()
                    .get("/api/v1/broadcasts/" + id)
                    .then()
                    .statusCode(404)
                    .body("success", equalTo(false))
                    .body("message", equalTo("BroadCast not found"))
                    .body("error", equalTo("Resource not found."));
        }
        shop.call().get("/api/v1/broadcasts/abc").then().statusCode(404);
        shop.call()
                .get("/api/v1/contacts?broadcast_id=" + foreign.id)
                .then()
                .statusCode(422)
                .body("errors.broadcast_id", equalTo(List.of("The selected broadcast id is invalid.")));
    }

    @Test
    void listsContactsWithTheirStatusesInTimeOrder() {
        Sent sent = shop.sent(31);
        UUID first = sent.recipients().getFirst();
        MessageState accepted = new MessageState(SendingState.SENT, ReceiptState.NONE);
        MessageState read = new MessageState(SendingState.SENT, ReceiptState.READ);
        sent.tell(
                Sent.change(first, MessageState.QUEUED, MessageState.QUEUED),
                Sent.change(first, MessageState.QUEUED, accepted),
                Sent.change(first, accepted, read));
        UUID second = sent.recipients().get(1);
        sent.tell(Sent.change(second, SendingState.QUEUED, SendingState.FAILED));
        await().until(() -> sent.count("reported") == 2);
        shop.call()
                .get("/api/v1/contacts?broadcast_id=" + sent.id)
                .then()
                .statusCode(200)
                .body("message", equalTo("Contacts Retreived Successfully"))
                .body("data.contacts", hasSize(15))
                .body("data.contacts[0].phone", equalTo("213550000000"))
                .body("data.contacts[0].broadcast_name", equalTo("April Campaign"))
                .body("data.contacts[0].data", equalTo("{\"name\":\"Contact 0\"}"))
                .body("data.contacts[0].cost", equalTo(0.5f))
                .body("data.contacts[0].is_sent", equalTo(true))
                .body("data.contacts[0].statuses.status", equalTo(List.of("sent", "delivered", "read")))
                .body(
                        "data.contacts[0].statuses[0].timestamp",
                        matchesPattern("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"))
                .body("data.contacts[0].state", equalTo("sent"))
                .body("data.contacts[1].statuses.status", equalTo(List.of("failed")))
                .body("data.contacts[1].cost", equalTo(0))
                .body("data.contacts[1].is_sent", equalTo(false))
                .body("data.contacts[1].error.code", equalTo(131026))
                .body("data.contacts[2].delivery_date", equalTo(null))
                .body("data.contacts[2].statuses", hasSize(0))
                .body("data.contacts[2].state", equalTo("queued"))
                .body("data.pagination.total", equalTo(31))
                .body("data.pagination.total_pages", equalTo(3))
                .body(
                        "data.pagination.next_page_url",
                        equalTo("http://localhost:8080/api/v1/contacts?broadcast_id=" + sent.id + "&page=2"));
        shop.call()
                .get("/api/v1/contacts?page=3&broadcast_id=" + sent.id)
                .then()
                .body("data.contacts.phone", equalTo(List.of("213550000030")));
        shop.call()
                .get("/api/v1/contacts?page=9&broadcast_id=" + sent.id)
                .then()
                .body("data.contacts", hasSize(0));
        shop.call()
                .get("/api/v1/contacts?follow_up=1&broadcast_id=" + sent.id)
                .then()
                .body("data.contacts", hasSize(0))
                .body("data.pagination.total", equalTo(0));
    }

    @Test
    void showsNumbersOfARowAsTheyWereWritten() {
        String numbers = "\"exact\":1.50,\"large\":1E+999";
        Map<String, Object> order = shop.order("{\"data\":[{\"phone\":\"213555111111\"," + numbers + "}]}");
        int id = shop.send(order).then().statusCode(200).extract().path("data.id");
        shop.call()
                .get("/api/v1/contacts?broadcast_id=" + id)
                .then()
                .body("data.contacts[0].data", equalTo("{" + numbers + "}"));
    }

    @Test
    void wantsToKnowWhichBroadcast() {
        shop.call()
                .get("/api/v1/contacts")
                .then()
                .statusCode(422)
                .body("message", equalTo("The given data was invalid."))
                .body("errors.broadcast_id", equalTo(List.of("The broadcast id field is required.")));
        shop.call().get("/api/v1/contacts?broadcast_id=x").then().statusCode(422);
        shop.call().get("/api/v1/contacts?broadcast_id=999999999").then().statusCode(422);
    }
}
