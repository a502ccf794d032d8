package io.tidings.broadcast.message.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.broadcast.field.JsonWanted;
import io.tidings.platform.fault.Malformed;
import io.tidings.platform.fault.NotBuilt;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.multipart.FormValue;

/** Fields of a form as the JSON that says the same; {@code data[name]} is a member of {@code data}. */
final class FieldsOfForm {

    private static final Pattern MEMBER = Pattern.compile("([a-z_]+)\\[([^\\[\\]]+)]");

    private FieldsOfForm() {}

    /** @throws NotBuilt when it holds a file, which comes with a later version */
    static ObjectNode json(Map<String, Collection<FormValue>> form) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        form.forEach((name, values) -> values.forEach(value -> put(json, name, text(value))));
        return json;
    }

    /**
     * The same of {@code application/x-www-form-urlencoded}. It is read here, since the framework answers nothing at all
     * when an escape is broken.
     *
     * @throws Malformed when it can't be decoded
     */
    static ObjectNode json(String form) {
        if (form.stripLeading().startsWith("{")) {
            throw JsonWanted.fault();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String field : form.split("&", -1)) {
            int end = field.indexOf('=');
            if (end > 0) {
                put(json, decoded(field.substring(0, end)), decoded(field.substring(end + 1)));
            }
        }
        return json;
    }

    private static String text(FormValue value) {
        if (value.isFileItem()) {
            throw new NotBuilt();
        }
        return value.getValue();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Malformed("The form is not URL-encoded.");
        }
    }

    private static void put(ObjectNode json, String name, String value) {
        Matcher member = MEMBER.matcher(name);
        if (member.matches()) {
            object(json, member.group(1)).put(member.group(2), value);
        } else {
            json.put(name, value);
        }
    }

    private static ObjectNode object(ObjectNode json, String name) {
        return json.get(name) instanceof ObjectNode known ? known : json.putObject(name);
    }
}
