package io.tidings.broadcast.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** The values that a variable may have: text, numbers as they are written, true and false. */
public final class Values {

    /** More than any place of a template takes. */
    static final int LONGEST = 4096;

    private Values() {}

    /** The text of the scalar at which the parser stands; empty for null and for arrays and objects. */
    static Optional<String> text(JsonParser at) throws IOException {
        JsonToken token = at.currentToken();
        return token == JsonToken.VALUE_NULL || token.isStructStart() ? Optional.empty() : Optional.of(at.getText());
    }

    /** What is wrong with the value at which the parser stands, as the end of a sentence, or empty. */
    static Optional<String> fault(JsonParser at) throws IOException {
        if (at.currentToken().isStructStart()) {
            return Optional.of("is neither text, a number nor a boolean");
        }
        if (at.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && Double.isInfinite(at.getDoubleValue())) {
            return Optional.of("is a number that is too large");
        }
        return text(at).flatMap(Values::fault);
    }

    private static Optional<String> fault(String value) {
        if (value.length() > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        return canBeSent(value) ? Optional.empty() : Optional.of("holds a character that cannot be sent");
    }

    /** Whether the text holds neither a NUL nor half of a character. */
    public static boolean canBeSent(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0 || (Character.isSurrogate(c) && !paired(value, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean paired(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }
}
