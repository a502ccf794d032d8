package io.tidings.platform.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * A fault as an HTTP answer.
 *
 * @param headers without content type, which is JSON
 * @param body what is written as JSON, in this order
 */
public record Rendered(int status, Map<String, String> headers, Map<String, Object> body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The body as JSON text. */
    public String json() {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a fault's body holds only plain values", e);
        }
    }
}
