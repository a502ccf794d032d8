package io.tidings.messaging.immediate;

import io.tidings.messaging.testing.Shop;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Bodies of {@code POST /internal/messages}. */
final class Order {

    private Order() {}

    /** A good one: a code for one phone over the shop's device. */
    static Map<String, Object> of(Shop shop, UUID id, String phone) {
        Map<String, Object> body = new HashMap<>();
        body.put("id", id);
        body.put("workspace", shop.workspace);
        body.put("device", shop.device);
        body.put("to", Map.of("kind", "PHONE", "value", phone));
        body.put(
                "content",
                Map.of(
                        "type",
                        "template.v1",
                        "name",
                        "welcome",
                        "language",
                        "en_US",
                        "body",
                        List.of("name"),
                        "buttons",
                        List.of()));
        body.put("parameters", Map.of("name", "Amel"));
        body.put("lane", "transactional");
        body.put("cost", "0.5");
        body.put("valid_until", Instant.now().plusSeconds(600).toString());
        return body;
    }
}
