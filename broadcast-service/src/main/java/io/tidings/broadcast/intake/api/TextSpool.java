package io.tidings.broadcast.intake.api;

import com.fasterxml.jackson.core.JsonParser;
import io.tidings.broadcast.mapping.MappingText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Takes the decoded text of a very long JSON string, without a copy of it as one {@code String}. */
final class TextSpool extends ByteArrayOutputStream {

    private static final int SMALLEST = 1024;

    private TextSpool(int expected) {
        super(Math.max(SMALLEST, expected));
    }

    /**
     * The text of the string at which the parser stands.
     *
     * @param expected its probable size in bytes; decoding never makes a text longer
     */
    static MappingText read(JsonParser json, int expected) throws IOException {
        TextSpool spool = new TextSpool(expected);
        try (Writer decoded = new OutputStreamWriter(spool, StandardCharsets.UTF_8)) {
            json.getText(decoded);
        }
        return new MappingText(spool.buf, spool.count);
    }
}
