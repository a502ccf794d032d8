package io.tidings.platform.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields of the request are not acceptable. */
public final class Invalid extends Fault {

    /** The text when no other is documented. */
    public static final String TEXT = "The given data was invalid.";

    private final Map<String, List<String>> errors;

    /** @param errors texts by field, in the order in which they are shown */
    public Invalid(Map<String, List<String>> errors) {
        this("invalid", TEXT, errors);
    }

    public Invalid(String code, String text, Map<String, List<String>> errors) {
        super(422, code, text);
        this.errors = new LinkedHashMap<>(errors);
    }

    /** One field with one text. */
    public static Invalid field(String field, String text) {
        return new Invalid(Map.of(field, List.of(text)));
    }

    /** Texts by field. */
    public Map<String, List<String>> errors() {
        return errors;
    }
}
