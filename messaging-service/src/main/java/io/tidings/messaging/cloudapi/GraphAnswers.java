package io.tidings.messaging.cloudapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tidings.messaging.channel.SendOutcome;
import jakarta.inject.Singleton;

/** Reads answers to {@code /messages}. */
@Singleton
class GraphAnswers {

    private static final int LONGEST_TITLE = 200;

    private final ObjectMapper json;

    GraphAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** What the answer says. The status is only named in the reason of an unknown outcome. */
    SendOutcome read(int status, byte[] body) {
        JsonNode answer = parse(body);
        JsonNode code = answer.path("error").path("code");
        if (code.canConvertToInt() && code.isIntegralNumber()) {
            return refusal(answer.path("error"));
        }
        String id = answer.path("messages").path(0).path("id").asText("");
        if (status == 200 && !id.isEmpty()) {
            return new SendOutcome.Accepted(id);
        }
        return new SendOutcome.Unknown("answer " + status + " is not the Graph API's");
    }

    private static SendOutcome refusal(JsonNode error) {
        String message = error.path("message").asText("");
        String title = message.length() > LONGEST_TITLE ? message.substring(0, LONGEST_TITLE) : message;
        return GraphErrors.outcome(
                error.path("code").intValue(), title, error.path("is_transient").asBoolean(false));
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}
