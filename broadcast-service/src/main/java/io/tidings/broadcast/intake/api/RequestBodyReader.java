package io.tidings.broadcast.intake.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.broadcast.field.WrittenJson;
import io.tidings.broadcast.intake.IntakeConfig;
import io.tidings.broadcast.intake.api.RequestBody.Given;
import io.tidings.broadcast.mapping.MappingText;
import io.tidings.platform.fault.Fault;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.fault.Malformed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads the body of send-broadcast as a stream, off the event loop: {@code data} alone may have many megabytes. */
@Singleton
class RequestBodyReader {

    private static final String DATA = "data";
    /** Characters of a field that is not {@code data}. */
    private static final int LONGEST = 64 * 1024;

    private final ObjectMapper json;
    private final JsonFactory factory;

    RequestBodyReader(ObjectMapper json, IntakeConfig config) {
        this.json = json;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength((int) config.maxBody().asLongValue())
                        .build())
                .build();
    }

    /**
     * The fields; a body that is no object has none.
     *
     * @throws Malformed when it is not JSON
     */
    RequestBody read(ReceivedBody body) {
        try (JsonParser parser = factory.createParser(body.in())) {
            return read(parser, new Reading((int) body.size()));
        } catch (JsonProcessingException e) {
            throw new Malformed(
                    "The body is not valid JSON" + (e.getLocation() == null ? "." : ": " + place(e.getLocation())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RequestBody read(JsonParser parser, Reading reading) throws IOException {
        try {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                reading.object(parser);
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new Malformed("The body goes on behind its JSON: " + place(parser.currentLocation()));
            }
            return reading.body();
        } catch (StreamConstraintsException e) {
            throw beyondReading(field(parser));
        }
    }

    /** The parser's own limits were met; its words are not the API's. */
    private static Fault beyondReading(String field) {
        String fault = " holds a number or a name that is too long, or is nested too deeply.";
        return field.equals(DATA) || FormReader.FIELDS.contains(field)
                ? Invalid.field(field, "The " + field.replace('_', ' ') + fault)
                : new Malformed("The body" + fault);
    }

    /** The field of the body inside of which the parser stands. */
    private static String field(JsonParser parser) {
        JsonStreamContext at = parser.getParsingContext();
        while (at.getParent() != null && !at.getParent().inRoot()) {
            at = at.getParent();
        }
        return Objects.requireNonNullElse(at.getCurrentName(), "");
    }

    private static String place(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private final class Reading {
        private final Map<String, Given> values = new HashMap<>();
        private final Set<String> tooLong = new HashSet<>();
        private final int expected;
        private Optional<MappingText> data = Optional.empty();
        private boolean dataGiven;

        Reading(int expected) {
            this.expected = expected;
        }

        RequestBody body() {
            return new RequestBody(values, tooLong, data, dataGiven);
        }

        void object(JsonParser parser) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals(DATA)) {
                    data(parser);
                } else if (FormReader.FIELDS.contains(name)) {
                    small(name, parser);
                }
                parser.skipChildren();
            }
        }

        private void data(JsonParser parser) throws IOException {
            data = Optional.empty();
            dataGiven = parser.currentToken() != JsonToken.VALUE_NULL;
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                MappingText text = TextSpool.read(parser, expected);
                dataGiven = !text.isBlank();
                data = Optional.of(text).filter(given -> dataGiven);
            }
        }

        private void small(String name, JsonParser parser) throws IOException {
            Optional<String> text = WrittenJson.read(parser, LONGEST);
            if (text.isEmpty()) {
                tooLong.add(name);
            } else {
                values.put(name, new Given(json.readTree(text.get()), text.get()));
            }
        }
    }
}
