package io.tidings.broadcast.message.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.broadcast.field.WrittenJson;
import java.io.IOException;

/**
 * The fields of a message that came as JSON.
 *
 * @param fields without any when the body is no object; an object in {@code data} is its JSON text, whose numbers are as the
 *     client wrote them
 */
@JsonDeserialize(using = MessageBody.Reader.class)
record MessageBody(JsonNode fields) {

    private static final String DATA = "data";

    static final class Reader extends JsonDeserializer<MessageBody> {

        @Override
        public MessageBody deserialize(JsonParser json, DeserializationContext context) throws IOException {
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return new MessageBody(fields);
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                boolean object = json.nextToken() == JsonToken.START_OBJECT;
                if (object && name.equals(DATA)) {
                    fields.put(name, WrittenJson.read(json, Integer.MAX_VALUE).orElseThrow());
                } else {
                    fields.set(name, context.readTree(json));
                }
            }
            return new MessageBody(fields);
        }
    }
}
