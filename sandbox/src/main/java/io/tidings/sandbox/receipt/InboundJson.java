package io.tidings.sandbox.receipt;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidings.sandbox.inbound.InboundMessage;
import io.tidings.sandbox.template.Tap;
import java.io.IOException;
import java.util.List;

/** What recipients write, as webhooks show it. */
final class InboundJson {
    private InboundJson() {}

    static void writeContacts(JsonGenerator out, List<InboundMessage> messages) throws IOException {
        out.writeArrayFieldStart("contacts");
        for (long writer :
                messages.stream().mapToLong(InboundMessage::from).distinct().toArray()) {
            out.writeStartObject();
            out.writeObjectFieldStart("profile");
            out.writeStringField("name", "Recipient " + writer % 10_000);
            out.writeEndObject();
            out.writeStringField("wa_id", Long.toString(writer));
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static void writeMessage(JsonGenerator out, InboundMessage message, long atMillis) throws IOException {
        out.writeStartObject();
        if (message.contextId() != null) {
            out.writeObjectFieldStart("context");
            out.writeStringField("from", Long.toString(message.to()));
            out.writeStringField("id", message.contextId());
            out.writeEndObject();
        }
        out.writeStringField("from", Long.toString(message.from()));
        out.writeStringField("id", message.id());
        out.writeStringField("timestamp", Long.toString(atMillis / 1000));
        Tap tap = message.tap();
        if (tap == null) {
            writeText(out, String.valueOf(message.text()));
        } else if (tap.kind().equals("interactive")) {
            writeReplyButton(out, tap);
        } else {
            writeQuickReply(out, tap);
        }
        out.writeEndObject();
    }

    private static void writeText(JsonGenerator out, String text) throws IOException {
        out.writeStringField("type", "text");
        out.writeObjectFieldStart("text");
        out.writeStringField("body", text);
        out.writeEndObject();
    }

    private static void writeQuickReply(JsonGenerator out, Tap tap) throws IOException {
        out.writeStringField("type", "button");
        out.writeObjectFieldStart("button");
        out.writeStringField("payload", tap.payload());
        out.writeStringField("text", tap.text());
        out.writeEndObject();
    }

    private static void writeReplyButton(JsonGenerator out, Tap tap) throws IOException {
        out.writeStringField("type", "interactive");
        out.writeObjectFieldStart("interactive");
        out.writeStringField("type", "button_reply");
        out.writeObjectFieldStart("button_reply");
        out.writeStringField("id", tap.payload());
        out.writeStringField("title", tap.text());
        out.writeEndObject();
        out.writeEndObject();
    }
}
