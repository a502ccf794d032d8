package io.tidings.broadcast.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.tidings.broadcast.mapping.MappingOutcome.Refusal;
import io.tidings.broadcast.phone.PhoneReader;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Reads {@code {"data": [{"phone": ..., variables}]}} as a stream; costs the processor time, so not on an event loop. */
public final class MappingReader {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String SHAPE =
            "The mapping data must be JSON text of the form {\"data\": [{\"phone\": \"213555111111\"}]}.";

    private final PhoneReader phones;
    private final Collection<String> variables;
    private final Collection<String> unshared;
    private final int limit;

    /**
     * A reader for one broadcast.
     *
     * @param variables what the template fills in
     * @param unshared those of them that each row must bring along
     * @param limit how many rows there may be
     */
    public MappingReader(PhoneReader phones, Collection<String> variables, Collection<String> unshared, int limit) {
        this.phones = phones;
        this.variables = variables;
        this.unshared = unshared;
        this.limit = limit;
    }

    /** The rows of {@code text}, all of them, or what is wrong with it. */
    public MappingOutcome read(MappingText text) {
        RowReader rows = new RowReader(text, phones, variables, unshared, limit);
        try (JsonParser json = JSON.createParser(text.bytes(), 0, text.length())) {
            return document(json, rows) ? rows.outcome() : new Refusal(List.of(SHAPE));
        } catch (StreamConstraintsException e) {
            return new Refusal(List.of("The mapping data is not readable" + row(rows)
                    + ": it is nested too deeply, or holds a name or number that is too long"));
        } catch (JsonProcessingException e) {
            return new Refusal(List.of(syntaxError(e, text, rows)));
        } catch (IOException e) {
            return new Refusal(List.of("The mapping data is not valid JSON."));
        }
    }

    private static boolean document(JsonParser json, RowReader rows) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        boolean found = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean data = json.currentName().equals("data");
            if (json.nextToken() == JsonToken.START_ARRAY && data && !found) {
                rows.read(json);
                found = true;
            } else {
                json.skipChildren();
            }
        }
        return found && json.nextToken() == null;
    }

    private static String syntaxError(JsonProcessingException e, MappingText text, RowReader rows) {
        JsonLocation location = e.getLocation();
        String place = location == null ? "" : " at " + text.place((int) Math.max(0, location.getByteOffset()));
        return "The mapping data is not valid JSON" + place + row(rows) + ".";
    }

    private static String row(RowReader rows) {
        return rows.current() > 0 ? " (row " + rows.current() + ")" : "";
    }
}
