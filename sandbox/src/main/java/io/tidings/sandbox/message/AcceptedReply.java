package io.tidings.sandbox.message;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidings.sandbox.json.Json;
import java.io.IOException;

/** The answer to a message that was accepted. */
final class AcceptedReply {
    private AcceptedReply() {}

    static byte[] of(Send send, String messageId) {
        return Json.bytes(out -> write(out, send, messageId));
    }

    private static void write(JsonGenerator out, Send send, String messageId) throws IOException {
        out.writeStartObject();
        out.writeStringField("messaging_product", "whatsapp");
        out.writeArrayFieldStart("contacts");
        out.writeStartObject();
        out.writeStringField("input", send.input());
        out.writeStringField("wa_id", Long.toString(send.recipient()));
        out.writeEndObject();
        out.writeEndArray();
        out.writeArrayFieldStart("messages");
        out.writeStartObject();
        out.writeStringField("id", messageId);
        out.writeStringField("message_status", "accepted");
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }
}
