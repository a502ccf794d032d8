package io.tidings.messaging.storable;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** Reads values so that nothing a body holds can make its storing fail: PostgreSQL's text has no NUL, indexes a limit. */
public final class Fields {

    private static final int LONGEST_ID = 512;
    private static final long LAST_SECOND =
            Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    private Fields() {}

    /** An identifier, or empty when there is none or it cannot be one. */
    public static Optional<String> id(JsonNode node) {
        String id = node.asText();
        return id.isEmpty() || id.length() > LONGEST_ID || id.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(id);
    }

    /** A text without NULs, cut to {@code longest} characters, or empty when there is none. */
    public static Optional<String> text(JsonNode node, int longest) {
        return node.isValueNode() && !node.isNull() ? Optional.of(text(node.asText(), longest)) : Optional.empty();
    }

    /** The text without NULs, cut to {@code longest} characters. */
    public static String text(String text, int longest) {
        String clean = text.replace("\0", "");
        return clean.length() > longest ? clean.substring(0, longest) : clean;
    }

    /** A time in Unix seconds, given as text or number, or empty when it is none of this century. */
    public static Optional<Instant> time(JsonNode node) {
        long seconds = node.asLong(0);
        return seconds > 0 && seconds < LAST_SECOND ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }
}
