package io.tidings.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tidings.sandbox.graph.GraphFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template made ready to check and render messages. */
public final class CompiledTemplate {
    private final Template template;
    private final Header header;
    private final PlaceholderText body;
    private final List<Button> buttons = new ArrayList<>();

    public CompiledTemplate(Template template) {
        this.template = template;
        header = new Header(component("HEADER"));
        body = new PlaceholderText(bodyText());
        component("BUTTONS").path("buttons").forEach(button -> buttons.add(Button.of(button)));
    }

    private JsonNode component(String type) {
        for (JsonNode component : template.components()) {
            if (type.equalsIgnoreCase(component.path("type").asText())) {
                return component;
            }
        }
        return MissingNode.getInstance();
    }

    /** Meta writes the text of authentication templates itself. */
    private String bodyText() {
        JsonNode text = component("BODY").path("text");
        boolean written = text.isTextual() || !template.category().equals("AUTHENTICATION");
        return written ? text.asText() : "{{1}} is your verification code.";
    }

    /** The template that was compiled. */
    public Template template() {
        return template;
    }

    /** The body with the message's parameters in it; refuses with 132000, 132012 or 131008 what doesn't fit. */
    public String render(JsonNode components) {
        header.check(Parameters.of(components, "header"));
        checkButtons(components);
        Parameters parameters = Parameters.of(components, "body");
        if (parameters.size() != body.size()) {
            throw GraphFault.of(132000, "body: " + parameters.size() + " parameters, the template has " + body.size());
        }
        return body.fill(parameters::text);
    }

    private void checkButtons(JsonNode components) {
        for (int index = 0; index < buttons.size(); index++) {
            buttons.get(index).check(index, button(components, index));
        }
        for (JsonNode component : components) {
            int index = component.path("index").asInt(-1);
            if (isButton(component) && (index < 0 || index >= buttons.size())) {
                throw GraphFault.of(132012, "buttons: the template has no button at index " + index);
            }
        }
    }

    /** What a tap on the first button sends back; null if that is no quick reply. */
    public @Nullable Tap firstTap(JsonNode components) {
        if (buttons.isEmpty() || !buttons.getFirst().type().equals("QUICK_REPLY")) {
            return null;
        }
        String text = buttons.getFirst().text();
        JsonNode component = button(components, 0);
        String payload = component == null
                ? text
                : component.path("parameters").path(0).path("payload").asText(text);
        return new Tap("button", payload, text);
    }

    private static @Nullable JsonNode button(JsonNode components, int index) {
        for (JsonNode component : components) {
            if (isButton(component) && component.path("index").asInt(-1) == index) {
                return component;
            }
        }
        return null;
    }

    private static boolean isButton(JsonNode component) {
        return "button".equalsIgnoreCase(component.path("type").asText());
    }
}
