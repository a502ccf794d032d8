package io.tidings.messaging.cloudapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.events.TemplateContent;
import io.tidings.messaging.channel.OutgoingMessage;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The JSON of a template message. */
final class RequestBody {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final TemplateContent template;
    private final Map<String, String> parameters;

    private RequestBody(TemplateContent template, Map<String, String> parameters) {
        this.template = template;
        this.parameters = parameters;
    }

    /** The request for a message that {@link LocalChecks} found no flaw in. */
    static ObjectNode of(OutgoingMessage message, TemplateContent template) {
        ObjectNode request = JSON.objectNode()
                .put("messaging_product", "whatsapp")
                .put("recipient_type", "individual")
                .put("to", message.to().value())
                .put("type", "template")
                .put("biz_opaque_callback_data", message.id().toString());
        request.set("template", new RequestBody(template, message.parameters()).template());
        return request;
    }

    private ObjectNode template() {
        ObjectNode node = JSON.objectNode().put("name", template.name());
        node.putObject("language").put("policy", "deterministic").put("code", template.language());
        ArrayNode components = components();
        if (!components.isEmpty()) {
            node.set("components", components);
        }
        return node;
    }

    private ArrayNode components() {
        ArrayNode components = JSON.arrayNode();
        TemplateContent.Header header = template.header();
        if (header != null) {
            components.add(component("header", List.of(headerParameter(header))));
        }
        if (!template.body().isEmpty()) {
            components.add(
                    component("body", template.body().stream().map(this::textOf).toList()));
        }
        template.buttons().forEach(button -> components.add(button(button)));
        return components;
    }

    private static ObjectNode component(String type, List<ObjectNode> values) {
        ObjectNode node = JSON.objectNode().put("type", type);
        node.putArray("parameters").addAll(values);
        return node;
    }

    private ObjectNode headerParameter(TemplateContent.Header header) {
        if (header.format().equals("text")) {
            return textOf(header.variable());
        }
        ObjectNode media = JSON.objectNode().put("type", header.format());
        media.putObject(header.format()).put("link", parameters.get(header.variable()));
        return media;
    }

    private ObjectNode button(TemplateContent.Button button) {
        ObjectNode value = button.kind().equals("quick_reply")
                ? JSON.objectNode().put("type", "payload").put("payload", button.payload())
                : textOf(Objects.requireNonNull(button.variable()));
        return component("button", List.of(value))
                .put("sub_type", button.kind())
                .put("index", Integer.toString(button.index()));
    }

    private ObjectNode textOf(String variable) {
        return JSON.objectNode().put("type", "text").put("text", parameters.get(variable));
    }
}
