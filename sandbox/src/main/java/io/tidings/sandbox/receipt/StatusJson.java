package io.tidings.sandbox.receipt;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidings.sandbox.graph.GraphError;
import io.tidings.sandbox.journal.Category;
import java.io.IOException;

/** A status of a message as webhooks show it. */
final class StatusJson {
    private static final String HREF = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/";
    private static final int UNDELIVERABLE = 131026;

    private StatusJson() {}

    static void write(JsonGenerator out, Status status) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", status.messageId());
        out.writeStringField("status", status.kind().word());
        out.writeStringField("timestamp", Long.toString(status.atMillis() / 1000));
        out.writeStringField("recipient_id", Long.toString(status.row().to()));
        if (status.correlationId() != null) {
            out.writeStringField("biz_opaque_callback_data", status.correlationId());
        }
        switch (status.kind()) {
            case SENT, DELIVERED -> writePricing(out, status.row().category());
            case FAILED -> writeError(out, GraphError.of(UNDELIVERABLE));
            case READ, INBOUND -> {}
        }
        out.writeEndObject();
    }

    private static void writePricing(JsonGenerator out, Category category) throws IOException {
        boolean free = category == Category.SERVICE;
        out.writeObjectFieldStart("pricing");
        out.writeBooleanField("billable", !free);
        out.writeStringField("pricing_model", "PMP");
        out.writeStringField("type", free ? "free_customer_service" : "regular");
        out.writeStringField("category", category.word());
        out.writeEndObject();
    }

    private static void writeError(JsonGenerator out, GraphError error) throws IOException {
        out.writeArrayFieldStart("errors");
        out.writeStartObject();
        out.writeNumberField("code", error.code());
        out.writeStringField("title", error.title());
        out.writeStringField("message", error.title());
        out.writeObjectFieldStart("error_data");
        out.writeStringField("details", "The message can't be delivered to this recipient.");
        out.writeEndObject();
        out.writeStringField("href", HREF);
        out.writeEndObject();
        out.writeEndArray();
    }
}
