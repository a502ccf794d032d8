package io.tidings.sandbox.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.sandbox.account.Line;
import io.tidings.sandbox.graph.GraphFault;
import io.tidings.sandbox.journal.Category;
import io.tidings.sandbox.message.Send.Content;
import io.tidings.sandbox.template.CompiledTemplate;
import io.tidings.sandbox.template.Tap;
import io.tidings.sandbox.template.Template;
import java.util.Set;

/** Reads what a message says, type by type. */
final class ContentReader {
    private static final int LONGEST_TEXT = 4096;
    private static final Set<String> INTERACTIVE = Set.of(
            "button",
            "list",
            "product",
            "product_list",
            "catalog_message",
            "flow",
            "cta_url",
            "location_request_message",
            "call_permission_request");

    private ContentReader() {}

    /** The content of a request that came at a moment, milliseconds of the Unix epoch. */
    static Content read(Line line, JsonNode request, long nowMillis) {
        String type = request.path("type").asText("text");
        JsonNode content = request.path(type);
        return switch (type) {
            case "template" -> template(line, object(content, type), nowMillis);
            case "text" -> text(object(content, type));
            case "image", "video", "audio", "document", "sticker" -> file(type, object(content, type));
            case "interactive" -> interactive(object(content, type));
            case "location" -> location(object(content, type));
            case "reaction" -> Content.free(required(object(content, type), type, "emoji", "message_id"));
            case "contacts" -> contacts(content);
            default -> throw GraphFault.of(100, "type is not one that can be sent.");
        };
    }

    private static JsonNode object(JsonNode content, String type) {
        if (!content.isObject()) {
            throw GraphFault.missing(type);
        }
        return content;
    }

    /** The first of the fields, all of which must be there. */
    private static String required(JsonNode content, String type, String... fields) {
        for (String field : fields) {
            JsonNode value = content.path(field);
            if (value.isMissingNode() || value.isNull()) {
                throw GraphFault.missing(type + "." + field);
            }
        }
        return content.path(fields[0]).asText();
    }

    private static Content template(Line line, JsonNode content, long nowMillis) {
        String name = required(content, "template", "name");
        JsonNode code = content.path("language").path("code");
        if (name.isEmpty() || !code.isTextual()) {
            throw GraphFault.missing(name.isEmpty() ? "template.name" : "template.language.code");
        }
        CompiledTemplate template = line.templates().get(new Template.Key(name, code.asText()));
        if (template == null || template.template().approvedAt() > nowMillis) {
            throw GraphFault.of(132001, "template name (" + name + ") does not exist in " + code.asText());
        }
        JsonNode components = content.path("components");
        String body = template.render(components);
        Category category = Category.valueOf(template.template().category());
        return new Content(body, name, category, template.firstTap(components));
    }

    private static Content text(JsonNode content) {
        String body = required(content, "text", "body");
        if (body.isEmpty()) {
            throw GraphFault.missing("text.body");
        }
        if (body.length() > LONGEST_TEXT) {
            throw GraphFault.of(100, "text.body is longer than " + LONGEST_TEXT);
        }
        return Content.free(body);
    }

    private static Content file(String type, JsonNode content) {
        JsonNode source = content.hasNonNull("id") ? content.path("id") : content.path("link");
        if (!source.isTextual() || source.asText().isEmpty()) {
            throw GraphFault.of(100, type + " needs id or link.");
        }
        return Content.free(content.path("caption").asText(source.asText()));
    }

    private static Content interactive(JsonNode content) {
        String type = required(content, "interactive", "type", "action");
        if (!INTERACTIVE.contains(type)) {
            throw GraphFault.of(100, "interactive.type is not one that can be sent.");
        }
        JsonNode reply = content.path("action").path("buttons").path(0).path("reply");
        Tap tap = reply.isObject()
                ? new Tap(
                        "interactive",
                        reply.path("id").asText(),
                        reply.path("title").asText())
                : null;
        String body = content.path("body").path("text").asText();
        return new Content(body, null, Category.SERVICE, tap);
    }

    private static Content location(JsonNode content) {
        String latitude = required(content, "location", "latitude", "longitude");
        return Content.free(latitude + "," + content.path("longitude").asText());
    }

    private static Content contacts(JsonNode content) {
        JsonNode name = content.path(0).path("name").path("formatted_name");
        if (!name.isTextual()) {
            throw GraphFault.missing("contacts.name.formatted_name");
        }
        return Content.free(name.asText());
    }
}
