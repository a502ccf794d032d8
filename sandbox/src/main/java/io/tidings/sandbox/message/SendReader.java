package io.tidings.sandbox.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.sandbox.account.Line;
import io.tidings.sandbox.graph.GraphFault;
import io.tidings.sandbox.json.Json;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a request to send, and refuses with Meta's codes what isn't right. */
final class SendReader {
    private static final Set<String> RECIPIENT_TYPES = Set.of("individual", "group");
    private static final int SHORTEST = 5;
    private static final int LONGEST = 15;
    private static final int LONGEST_CALLBACK_DATA = 512;

    private SendReader() {}

    /** The request as a tree; 100 for what is no JSON object or isn't meant for WhatsApp. */
    static JsonNode tree(byte[] body) {
        try {
            JsonNode request = Json.tree(body);
            if (!"whatsapp".equals(request.path("messaging_product").asText())) {
                throw GraphFault.missing("messaging_product");
            }
            return request;
        } catch (IOException e) {
            throw GraphFault.of(100, "The body is not a JSON object.");
        }
    }

    /** Whether the request tells that an inbound message was read. */
    static boolean isMarkAsRead(JsonNode request) {
        return request.has("status");
    }

    static void checkMarkAsRead(JsonNode request) {
        if (!"read".equals(request.path("status").asText())) {
            throw GraphFault.of(100, "status must be read.");
        }
        if (!request.path("message_id").asText().startsWith("wamid.")) {
            throw GraphFault.missing("message_id");
        }
    }

    /** The message that a number is to send, asked for at a moment, milliseconds of the Unix epoch. */
    static Send read(Line line, JsonNode request, long nowMillis) {
        String recipientType = request.path("recipient_type").asText("individual");
        if (!RECIPIENT_TYPES.contains(recipientType)) {
            throw GraphFault.of(100, "recipient_type must be one of " + RECIPIENT_TYPES);
        }
        String input = request.path("to").asText();
        long recipient = recipient(input);
        if (recipient == line.digits()) {
            throw GraphFault.of(131021, "Recipient and sender are the same number.");
        }
        return new Send(input, recipient, ContentReader.read(line, request, nowMillis), correlationId(request));
    }

    private static long recipient(String input) {
        if (input.isEmpty()) {
            throw GraphFault.missing("to");
        }
        StringBuilder digits = new StringBuilder(LONGEST);
        for (int i = 0; i < input.length(); i++) {
            char c = input.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if ("+-() ".indexOf(c) < 0) {
                throw GraphFault.of(131009, "to is not a phone number.");
            }
        }
        if (digits.length() < SHORTEST || digits.length() > LONGEST) {
            throw GraphFault.of(131009, "to is not a phone number.");
        }
        return Long.parseLong(digits.toString());
    }

    private static @Nullable String correlationId(JsonNode request) {
        String data = request.path("biz_opaque_callback_data").asText();
        if (data.length() > LONGEST_CALLBACK_DATA) {
            throw GraphFault.of(100, "biz_opaque_callback_data is longer than " + LONGEST_CALLBACK_DATA);
        }
        return data.isEmpty() ? null : data;
    }
}
