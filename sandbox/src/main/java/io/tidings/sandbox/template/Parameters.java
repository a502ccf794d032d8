package io.tidings.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.sandbox.graph.GraphFault;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of one component of a message: by position from 1, or by name. */
final class Parameters {
    private final Map<String, JsonNode> byPlace = new LinkedHashMap<>();

    private Parameters(JsonNode parameters) {
        for (JsonNode parameter : parameters) {
            String place = Integer.toString(byPlace.size() + 1);
            byPlace.put(parameter.path("parameter_name").asText(place), parameter);
        }
    }

    /** The parameters of the first component of a type, none if there is no such component. */
    static Parameters of(JsonNode components, String type) {
        for (JsonNode component : components) {
            if (type.equalsIgnoreCase(component.path("type").asText())) {
                return new Parameters(component.path("parameters"));
            }
        }
        return new Parameters(components.path("none"));
    }

    int size() {
        return byPlace.size();
    }

    @Nullable
    JsonNode first() {
        return byPlace.isEmpty() ? null : byPlace.values().iterator().next();
    }

    /** The text that goes to a place. */
    String text(String place) {
        JsonNode parameter = byPlace.get(place);
        if (parameter == null) {
            throw GraphFault.of(132012, "There is no parameter for {{" + place + "}}.");
        }
        String type = parameter.path("type").asText("text");
        return switch (type) {
            case "text" -> required(parameter.path("text"), type);
            case "currency", "date_time" -> required(parameter.path(type).path("fallback_value"), type);
            default -> throw GraphFault.of(132012, "A parameter of type " + type + " does not fit into a text.");
        };
    }

    private static String required(JsonNode text, String type) {
        if (!text.isTextual() || text.asText().isEmpty()) {
            throw GraphFault.of(131008, "A parameter of type " + type + " has no text.");
        }
        return text.asText();
    }
}
