package io.tidings.messaging.webhook;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.tidings.messaging.testing.Shop;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks as Meta sends them. */
public final class Meta {

    private Meta() {}

    /** Delivers a body signed with the secret. */
    public static ValidatableResponse deliver(UUID account, String secret, String body) {
        return deliverSigned(account, "sha256=" + hmac(secret, body), body);
    }

    /** Delivers a body with that signature. */
    static ValidatableResponse deliverSigned(UUID account, String signature, String body) {
        return given().contentType("application/json")
                .header("X-Hub-Signature-256", signature)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/webhooks/meta/" + account)
                .then();
    }

    static String hmac(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A webhook of a number with statuses and messages, each given as JSON. */
    public static String webhook(Shop shop, List<String> statuses, List<String> messages) {
        return """
                {"object": "whatsapp_business_account", "entry": [{"id": "waba", "changes": [{"field": "messages",
                  "value": {"messaging_product": "whatsapp",
                    "metadata": {"display_phone_number": "213555000001", "phone_number_id": "%s"},
                    "statuses": [%s], "messages": [%s]}}]}]}""".formatted(shop.phoneNumberId, String.join(",", statuses), String.join(",", messages));
    }

    static String status(String id, String status) {
        return """
                {"id": "%s", "status": "%s", "timestamp": "1763800000", "recipient_id": "213555123456",
                 "conversation": {"id": "c", "origin": {"type": "marketing"}},
                 "pricing": {"billable": true, "pricing_model": "PMP", "category": "marketing"}}""".formatted(id, status);
    }

    static List<String> statuses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> status("wamid.many." + i, i % 2 == 0 ? "sent" : "delivered"))
                .collect(Collectors.toList());
    }

    /** A message that answers none. */
    public static String text(String id, String body) {
        return """
                {"from": "213555123456", "id": "%s", "timestamp": "1763800000", "type": "text",
                 "text": {"body": "%s"}}""".formatted(id, body);
    }

    /** A tap on a button of the message that the provider knows by {@code context}. */
    public static String tap(String id, String context, String payload) {
        return """
                {"from": "213555123456", "id": "%s", "timestamp": "1763800000", "type": "button",
                 "context": {"from": "213555000001", "id": "%s"},
                 "button": {"payload": "%s", "text": "Yes"}}""".formatted(id, context, payload);
    }
}
