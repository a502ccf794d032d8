package io.tidings.sandbox.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidings.sandbox.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** A message as the log keeps it and the control API shows it: one line of JSON. */
final class MessageLine {
    private static final String CORRELATION = "correlation_id";

    private MessageLine() {}

    static byte[] of(NewMessage message, long seq, String providerMessageId, long atMillis) {
        return Json.bytes(out -> write(out, message, seq, providerMessageId, atMillis));
    }

    private static void write(JsonGenerator out, NewMessage message, long seq, String id, long atMillis)
            throws IOException {
        out.writeStartObject();
        out.writeNumberField("seq", seq);
        out.writeStringField("channel", "whatsapp");
        out.writeStringField("from", Long.toString(message.from()));
        out.writeStringField("to", Long.toString(message.to()));
        out.writeStringField("body", message.body());
        out.writeStringField("template", message.template());
        out.writeStringField("provider_message_id", id);
        out.writeStringField(CORRELATION, message.correlationId());
        out.writeStringField("received_at", Instant.ofEpochMilli(atMillis).toString());
        out.writeEndObject();
    }

    /** The line as it is shown: with the number of receipts that were taken so far, which the log cannot know. */
    static byte[] withReceipts(byte[] line, int receipts) {
        byte[] more = (",\"receipts\":" + receipts + "}").getBytes(StandardCharsets.US_ASCII);
        byte[] shown = Arrays.copyOf(line, line.length - 1 + more.length);
        System.arraycopy(more, 0, shown, line.length - 1, more.length);
        return shown;
    }

    static String correlationId(byte[] line) throws IOException {
        return Json.tree(line).path(CORRELATION).asText();
    }
}
