package io.tidings.messaging.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.messaging.storable.Fields;
import io.tidings.messaging.webhook.Notification.Receipt;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code statuses}. */
final class StatusItem {

    private static final Set<String> KNOWN = Set.of("sent", "delivered", "read", "failed");
    private static final int LONGEST_TITLE = 200;
    private static final int UUID_LENGTH = 36;

    private StatusItem() {}

    /** The receipt, or empty when it is none that is known. */
    static Optional<Receipt> read(JsonNode item) {
        Optional<String> id = Fields.id(item.path("id"));
        Optional<Instant> at = Fields.time(item.path("timestamp"));
        String status = item.path("status").asText();
        if (id.isEmpty() || at.isEmpty() || !KNOWN.contains(status)) {
            return Optional.empty();
        }
        JsonNode error = item.path("errors").path(0);
        return Optional.of(new Receipt(
                id.get(),
                status,
                at.get(),
                correlation(item.path("biz_opaque_callback_data")),
                code(error),
                title(error)));
    }

    private static @Nullable Integer code(JsonNode error) {
        JsonNode code = error.path("code");
        return code.isIntegralNumber() && code.canConvertToInt() ? code.intValue() : null;
    }

    private static @Nullable String title(JsonNode error) {
        return Fields.text(error.path("title"), LONGEST_TITLE).orElse(null);
    }

    private static @Nullable UUID correlation(JsonNode data) {
        String text = data.asText();
        if (text.length() != UUID_LENGTH) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
