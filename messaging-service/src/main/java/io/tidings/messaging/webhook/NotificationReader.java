package io.tidings.messaging.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.messaging.storable.Fields;
import io.tidings.messaging.webhook.Notification.Inbound;
import io.tidings.messaging.webhook.Notification.Receipt;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the body of a webhook. Takes what it knows and counts the rest, so that news of the provider stop nothing. */
@Singleton
class NotificationReader {

    private final ObjectMapper json;

    NotificationReader(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The receipts and messages of a body.
     *
     * @throws IOException when it is not a JSON object
     */
    Notification read(byte[] body) throws IOException {
        JsonNode root = json.readTree(body);
        if (root == null || !root.isObject()) {
            throw new IOException("not a JSON object");
        }
        Reading reading = new Reading();
        for (JsonNode entry : root.path("entry")) {
            for (JsonNode change : entry.path("changes")) {
                reading.change(change);
            }
        }
        return new Notification(reading.receipts, reading.inbound, reading.ignored);
    }

    private static final class Reading {

        private final List<Receipt> receipts = new ArrayList<>();
        private final List<Inbound> inbound = new ArrayList<>();
        private int ignored;

        private void change(JsonNode change) {
            if (!change.path("field").asText().equals("messages")) {
                ignored++;
                return;
            }
            JsonNode value = change.path("value");
            String number =
                    Fields.id(value.path("metadata").path("phone_number_id")).orElse("");
            value.path("statuses").forEach(status -> keep(StatusItem.read(status), receipts));
            value.path("messages").forEach(message -> keep(MessageItem.read(message, number), inbound));
        }

        private <T> void keep(Optional<T> item, List<T> items) {
            item.ifPresentOrElse(items::add, () -> ignored++);
        }
    }
}
