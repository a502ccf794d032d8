package io.tidings.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.sandbox.template.Tap;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient is to do.
 *
 * @param channel {@code whatsapp}, also when left out
 * @param from the recipient's number
 * @param to the business number
 * @param text what it writes
 * @param button what it taps: the payload, or {@code {payload, text, message_id}}; without {@code message_id} it taps
 *     the newest message from that business number
 */
record InboundRequest(
        @Nullable String channel,
        @Nullable String from,
        @Nullable String to,
        @Nullable String text,
        @Nullable JsonNode button) {

    InboundRequest {
        if (channel != null && !channel.isEmpty() && !channel.equals("whatsapp")) {
            throw new IllegalArgumentException("channel must be whatsapp");
        }
        if (hasText(text) == hasButton(button)) {
            throw new IllegalArgumentException("either text or button is required");
        }
    }

    private static boolean hasText(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    private static boolean hasButton(@Nullable JsonNode button) {
        return button != null && !button.isNull() && !button.asText("x").isEmpty();
    }

    long writer() {
        return required("from", from);
    }

    long business() {
        return required("to", to);
    }

    private static long required(String field, @Nullable String value) {
        Long digits = Digits.of(field, value);
        if (digits == null) {
            throw new IllegalArgumentException(field + " is required");
        }
        return digits;
    }

    @Nullable
    Tap tap() {
        if (button == null || !hasButton(button)) {
            return null;
        }
        String payload =
                button.isTextual() ? button.asText() : button.path("payload").asText();
        return new Tap("button", payload, button.path("text").asText(payload));
    }

    /** The tapped message as the caller named it. */
    @Nullable
    String messageId() {
        return button == null || !button.hasNonNull("message_id")
                ? null
                : button.path("message_id").asText();
    }
}
