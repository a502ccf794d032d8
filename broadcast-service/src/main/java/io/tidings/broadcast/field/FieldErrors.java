package io.tidings.broadcast.field;

import io.tidings.platform.fault.Invalid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what is wrong with a request, by field, so that a client learns of everything at once. */
public final class FieldErrors {

    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    /** Adds one text to a field. */
    public void add(String field, String text) {
        errors.computeIfAbsent(field, name -> new ArrayList<>()).add(text);
    }

    /** Adds the text when the condition does not hold. */
    public void require(boolean condition, String field, String text) {
        if (!condition) {
            add(field, text);
        }
    }

    /** Whether something is wrong with the field. */
    public boolean has(String field) {
        return errors.containsKey(field);
    }

    /**
     * Ends the request when anything was wrong.
     *
     * @throws Invalid with all texts
     */
    public void raise() {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }
}
