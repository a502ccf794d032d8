package io.tidings.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.sandbox.graph.GraphFault;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A button of a template.
 *
 * @param type Meta's type in upper case, such as {@code QUICK_REPLY}, {@code URL}, {@code OTP}
 * @param text its label
 * @param needsParameter whether every message must bring a value for it
 */
record Button(String type, String text, boolean needsParameter) {
    private static final Set<String> URL_LIKE = Set.of("URL", "OTP");

    static Button of(JsonNode button) {
        String type = button.path("type").asText().toUpperCase(Locale.ROOT);
        boolean dynamic = button.path("url").asText().contains("{{");
        return new Button(type, button.path("text").asText(), dynamic || type.equals("OTP"));
    }

    /** Refuses a message's component for this button (null: the message has none) when it doesn't fit. */
    void check(int index, @Nullable JsonNode component) {
        if (component == null) {
            if (needsParameter) {
                throw GraphFault.of(131008, "buttons: the button at index " + index + " requires a parameter.");
            }
            return;
        }
        String subType = component.path("sub_type").asText().toUpperCase(Locale.ROOT);
        if (!subType.equals(type) && !(URL_LIKE.contains(type) && subType.equals("URL"))) {
            throw GraphFault.of(132012, "buttons: the button at index " + index + " is of type " + type);
        }
        if (needsParameter && component.path("parameters").isEmpty()) {
            throw GraphFault.of(131008, "buttons: the button at index " + index + " requires a parameter.");
        }
    }
}
