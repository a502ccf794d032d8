package io.tidings.broadcast.field;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/** Takes a value of a request as JSON text, with its numbers as they are written. */
public final class WrittenJson {

    private static final JsonFactory JSON = new JsonFactory();

    private WrittenJson() {}

    /**
     * The JSON text of the value at which the parser stands; the value is passed.
     *
     * @param longest characters of a text that is kept; empty is answered for a longer one
     */
    public static Optional<String> read(JsonParser json, int longest) throws IOException {
        Bounded text = new Bounded(longest);
        try (JsonGenerator copy = JSON.createGenerator(text)) {
            copy(json, copy);
        }
        return text.full ? Optional.empty() : Optional.of(text.toString());
    }

    private static void copy(JsonParser json, JsonGenerator copy) throws IOException {
        int depth = 0;
        do {
            JsonToken token = json.currentToken();
            if (token.isNumeric()) {
                copy.writeNumber(json.getText());
            } else {
                copy.copyCurrentEvent(json);
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        } while (depth > 0 && json.nextToken() != null);
    }

    /** Takes no more than what is allowed, and forgets the rest. */
    private static final class Bounded extends StringWriter {
        private final int longest;
        private boolean full;

        Bounded(int longest) {
            this.longest = longest;
        }

        @Override
        public void write(char[] chars, int offset, int length) {
            full |= getBuffer().length() + length > longest;
            if (!full) {
                super.write(chars, offset, length);
            }
        }

        @Override
        public void write(String text, int offset, int length) {
            full |= getBuffer().length() + length > longest;
            if (!full) {
                super.write(text, offset, length);
            }
        }
    }
}
