package io.tidings.messaging.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** Reads values so that nothing a body holds can make its storing fail: PostgreSQL's text has no NUL, indexes a limit. */
final class Fields {

    private static final int LONGEST_ID = 512;
    private static final long LAST_SECOND =
            Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    private Fields() {}

    /** An identifier, or empty when there is none or it cannot be one. */
    static Optional<String> id(JsonNode node) {
        String id = node.asText();
        return id.isEmpty() || id.length() > LONGEST_ID || id.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(id);
    }

    /** A text without NULs, cut to {@code longest} characters, or empty when there is none. */
    static Optional<String> text(JsonNode node, int longest) {
        if (!node.isValueNode() || node.isNull()) {
            return Optional.empty();
        }
        String text = node.asText().replace("\0", "");
        return Optional.of(text.length() > longest ? text.substring(0, longest) : text);
    }

    /** A time in Unix seconds, given as text or number, or empty when it is none of this century. */
    static Optional<Instant> time(JsonNode node) {
        long seconds = node.asLong(0);
        return seconds > 0 && seconds < LAST_SECOND ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }
}
