package io.tidings.broadcast.message;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tidings.broadcast.testing.Database;
import io.tidings.broadcast.testing.Shop;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of single messages share: a new shop, the orders it sends, and their rows. */
abstract class MessageTest {

    Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open();
    }

    /** The fields of a good order. */
    static Map<String, Object> order(Shop of) {
        Map<String, Object> order = new HashMap<>();
        order.put("template_id", of.template);
        order.put("template_account_flow_id", of.sender);
        order.put("phone", "0555 11 11 11");
        order.put("name", "Welcome Message");
        order.put("data", Map.of("name", "Amel", "company", "Example Co"));
        return order;
    }

    static Response send(Shop of, Map<String, Object> order) {
        return of.call().contentType(ContentType.JSON).body(order).post("/api/v1/messages");
    }

    /** Of the shop's latest message. */
    UUID uuid() {
        return (UUID) Database.asWorker()
                .column("SELECT uuid FROM message WHERE workspace = ? ORDER BY id DESC", shop.workspace)
                .getFirst();
    }

    long rows() {
        return Database.asWorker().number("SELECT count(*) FROM message WHERE workspace = ?", shop.workspace);
    }
}
