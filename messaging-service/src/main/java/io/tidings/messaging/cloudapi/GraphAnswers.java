package io.tidings.messaging.cloudapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tidings.messaging.channel.SendOutcome;
import io.tidings.messaging.storable.Fields;
import jakarta.inject.Singleton;
import java.util.Optional;

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
        JsonNode id = answer.path("messages").path(0).path("id");
        if (status == 200 && !id.asText().isEmpty()) {
            return accepted(Fields.id(id));
        }
        return new SendOutcome.Unknown("answer " + status + " is not the Graph API's");
    }

    /** One that was taken under an id that can't be kept is found by its receipts only, which name the message. */
    private static SendOutcome accepted(Optional<String> id) {
        return id.<SendOutcome>map(SendOutcome.Accepted::new)
                .orElseGet(() -> new SendOutcome.Unknown("accepted under an id that can't be one"));
    }

    private static SendOutcome refusal(JsonNode error) {
        String title = Fields.text(error.path("message"), LONGEST_TITLE).orElse("");
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
