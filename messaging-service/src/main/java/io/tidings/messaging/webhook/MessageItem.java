package io.tidings.messaging.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.messaging.storable.Fields;
import io.tidings.messaging.webhook.Notification.Inbound;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code messages}. */
final class MessageItem {

    /** Far beyond what the provider lets people write, and within what one event may hold. */
    private static final int LONGEST_TEXT = 65_536;

    private MessageItem() {}

    /** The message, or empty when it is of no kind that is known. */
    static Optional<Inbound> read(JsonNode item, String phoneNumberId) {
        return switch (item.path("type").asText()) {
            case "text" ->
                message(item, phoneNumberId, "text", item.path("text").path("body"), null);
            case "button" -> tap(item, phoneNumberId, item.path("button"), "text", "payload");
            case "interactive" -> reply(item, phoneNumberId, item.path("interactive"));
            default -> Optional.empty();
        };
    }

    private static Optional<Inbound> reply(JsonNode item, String phoneNumberId, JsonNode interactive) {
        JsonNode chosen = interactive.path(interactive.path("type").asText());
        return chosen.has("id") ? tap(item, phoneNumberId, chosen, "title", "id") : Optional.empty();
    }

    private static Optional<Inbound> tap(
            JsonNode item, String phoneNumberId, JsonNode tapped, String text, String payload) {
        return message(item, phoneNumberId, "button", tapped.path(text), tapped.path(payload));
    }

    private static Optional<Inbound> message(
            JsonNode item, String phoneNumberId, String kind, JsonNode text, @Nullable JsonNode payload) {
        Optional<String> id = Fields.id(item.path("id"));
        Optional<String> from = Fields.id(item.path("from"));
        Optional<Instant> at = Fields.time(item.path("timestamp"));
        if (id.isEmpty() || from.isEmpty() || at.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Inbound(
                phoneNumberId,
                id.get(),
                from.get(),
                kind,
                Fields.text(text, LONGEST_TEXT).orElse(null),
                payload == null ? null : Fields.text(payload, LONGEST_TEXT).orElse(null),
                Fields.id(item.path("context").path("id")).orElse(null),
                at.get()));
    }
}
