package io.tidings.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.sandbox.graph.GraphFault;
import java.util.Locale;

/** The header of a template: nothing, a text, or a file that each message brings. */
final class Header {
    private final String format;
    private final PlaceholderText text;

    /** Reads the header component; a missing node is a template without header. */
    Header(JsonNode component) {
        format = component.path("format").asText("TEXT").toLowerCase(Locale.ROOT);
        text = new PlaceholderText(component.path("text").asText());
    }

    /** Refuses parameters that don't fit. */
    void check(Parameters parameters) {
        if (!format.equals("text")) {
            checkFile(parameters);
        } else if (parameters.size() != text.size()) {
            throw GraphFault.of(
                    132000, "header: " + parameters.size() + " parameters, the template has " + text.size());
        } else {
            text.fill(parameters::text);
        }
    }

    private void checkFile(Parameters parameters) {
        JsonNode file = parameters.first();
        if (parameters.size() != 1 || file == null) {
            throw GraphFault.of(132000, "header: one parameter of type " + format + " is expected.");
        }
        if (!format.equals(file.path("type").asText())) {
            throw GraphFault.of(132012, "header: the parameter must be of type " + format);
        }
        JsonNode content = file.path(format);
        if (!format.equals("location") && !content.hasNonNull("id") && !content.hasNonNull("link")) {
            throw GraphFault.of(131008, "header: " + format + " needs id or link.");
        }
    }
}
