package io.tidings.broadcast.intake.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/** Takes a value of a request that has no reason to be long. */
final class SmallValue {

    private static final int LONGEST = 64 * 1024;
    /** A number that no machine can hold stays none, instead of becoming the text {@code Infinity}. */
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

    private SmallValue() {}

    /** The JSON text of the value at which the parser stands, or empty when it is too long; the value is passed. */
    static Optional<String> read(JsonParser json) throws IOException {
        Bounded text = new Bounded();
        try (JsonGenerator copy = JSON.createGenerator(text)) {
            copy.copyCurrentStructure(json);
        }
        return text.full ? Optional.empty() : Optional.of(text.toString());
    }

    /** Takes no more than what is allowed, and forgets the rest. */
    private static final class Bounded extends StringWriter {
        private boolean full;

        @Override
        public void write(char[] chars, int offset, int length) {
            full |= getBuffer().length() + length > LONGEST;
            if (!full) {
                super.write(chars, offset, length);
            }
        }

        @Override
        public void write(String text, int offset, int length) {
            full |= getBuffer().length() + length > LONGEST;
            if (!full) {
                super.write(text, offset, length);
            }
        }
    }
}
