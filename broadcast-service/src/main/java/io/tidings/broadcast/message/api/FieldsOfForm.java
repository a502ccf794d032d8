package io.tidings.broadcast.message.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.platform.fault.NotBuilt;
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
        form.forEach((name, values) -> values.forEach(value -> put(json, name, value)));
        return json;
    }

    private static void put(ObjectNode json, String name, FormValue value) {
        if (value.isFileItem()) {
            throw new NotBuilt();
        }
        Matcher member = MEMBER.matcher(name);
        if (member.matches()) {
            object(json, member.group(1)).put(member.group(2), value.getValue());
        } else {
            json.put(name, value.getValue());
        }
    }

    private static ObjectNode object(ObjectNode json, String name) {
        return json.get(name) instanceof ObjectNode known ? known : json.putObject(name);
    }
}
