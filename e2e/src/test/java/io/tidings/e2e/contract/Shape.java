package io.tidings.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares an answer with a documented one: every documented field is there, with its JSON type, and its form where it is a
 * time, an id, an address or JSON in a text; texts under {@code message} and {@code error} are the same to the letter.
 * Further fields are free.
 */
final class Shape {

    private static final Set<String> TO_THE_LETTER = Set.of("message", "error");
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d"),
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d"),
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"),
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"),
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z"),
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"),
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d"),
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
            Pattern.compile("[0-9a-f]{24}"),
            Pattern.compile("[0-9a-f]{8}[0-9a-f*]{56}"),
            Pattern.compile("\\d{6,15}"),
            Pattern.compile("\\d{1,3}\\.\\d{1,3}\\.xxx\\.xxx"),
            Pattern.compile("https?://\\S+"),
            Pattern.compile("\\{.*}", Pattern.DOTALL));

    private final Set<String> nullable;
    private final List<String> faults = new ArrayList<>();

    private Shape(Set<String> nullable) {
        this.nullable = nullable;
    }

    /**
     * What differs, each with its place; empty when nothing does.
     *
     * @param nullable names of fields that may be null or empty although the example has a value
     */
    static List<String> differences(JsonNode documented, JsonNode actual, Set<String> nullable) {
        Shape shape = new Shape(nullable);
        shape.compare("body", "", documented, actual);
        return shape.faults;
    }

    private void compare(String place, String name, JsonNode documented, JsonNode actual) {
        if (actual.isMissingNode()) {
            faults.add(place + " is missing");
        } else if (documented.isNull() || isNothing(actual) && nullable.contains(name)) {
            return;
        } else if (documented.getNodeType() != actual.getNodeType()) {
            faults.add(place + " is " + actual.getNodeType() + ", documented is " + documented.getNodeType());
        } else if (name.equals("success") && !documented.equals(actual)) {
            faults.add(place + " is " + actual);
        } else if (documented.isObject()) {
            documented
                    .properties()
                    .forEach(field -> compare(
                            place + "." + field.getKey(),
                            field.getKey(),
                            field.getValue(),
                            actual.path(field.getKey())));
        } else if (documented.isArray()) {
            compareElements(place, documented, actual);
        } else if (documented.isTextual()) {
            compareTexts(place, name, documented.asText(), actual.asText());
        } else if (documented.isInt() && !actual.isIntegralNumber() && !name.equals("credit")) {
            faults.add(place + " is " + actual + ", documented are whole numbers");
        }
    }

    private static boolean isNothing(JsonNode actual) {
        return actual.isNull() || actual.isTextual() && actual.asText().isEmpty();
    }

    private void compareElements(String place, JsonNode documented, JsonNode actual) {
        if (documented.isEmpty()) {
            return;
        }
        if (actual.isEmpty()) {
            faults.add(place + " is empty, which shows nothing");
        }
        for (int i = 0; i < actual.size(); i++) {
            compare(place + "[" + i + "]", "", documented.path(0), actual.path(i));
        }
    }

    private void compareTexts(String place, String name, String documented, String actual) {
        boolean isSaid = TO_THE_LETTER.contains(name) || place.contains(".errors.");
        if (isSaid && !sayTheSame(documented, actual)) {
            faults.add(place + " is '" + actual + "', documented is '" + documented + "'");
        }
        FORMS.stream()
                .filter(form -> form.matcher(documented).matches())
                .filter(form -> !form.matcher(actual).matches())
                .forEach(form -> faults.add(place + " is '" + actual + "', documented is the form of " + documented));
    }

    /** Times inside of texts differ from call to call. */
    private static boolean sayTheSame(String documented, String actual) {
        return withoutTimes(documented).equals(withoutTimes(actual));
    }

    private static String withoutTimes(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "TIME");
    }
}
