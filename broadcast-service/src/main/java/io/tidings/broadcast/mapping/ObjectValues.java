package io.tidings.broadcast.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Picks values out of the JSON text of an object that was accepted before. */
final class ObjectValues {

    private static final JsonFactory JSON = new JsonFactory();

    private ObjectValues() {}

    /**
     * The values of these names, where the object has some.
     *
     * @param faults takes what cannot be a value, as sentences
     */
    static Map<String, String> read(String object, Set<String> names, List<String> faults) {
        Map<String, String> values = new HashMap<>();
        try (JsonParser json = JSON.createParser(object)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (names.contains(name)) {
                    read(name, json, values, faults);
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a stored object is not JSON", e);
        }
        return values;
    }

    private static void read(String name, JsonParser at, Map<String, String> values, List<String> faults)
            throws IOException {
        values.remove(name);
        Values.fault(at).ifPresent(fault -> faults.add(RowFaults.quoted(name) + " " + fault + "."));
        Values.text(at).ifPresent(text -> values.put(name, text));
    }
}
