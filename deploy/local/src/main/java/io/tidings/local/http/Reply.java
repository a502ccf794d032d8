package io.tidings.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.HttpURLConnection;

/**
 * An answer.
 *
 * @param status HTTP status
 * @param body the JSON, or a missing node when there was none
 */
public record Reply(int status, JsonNode body) {
    private static final int FIRST_ERROR = 300;
    private static final int OK = 200;

    /** Whether the call succeeded. */
    public boolean isSuccess() {
        return status >= OK && status < FIRST_ERROR;
    }

    /** Whether the server, or one behind it, was busy or away. */
    public boolean isUnavailable() {
        return status == HttpURLConnection.HTTP_BAD_GATEWAY
                || status == HttpURLConnection.HTTP_UNAVAILABLE
                || status == HttpURLConnection.HTTP_GATEWAY_TIMEOUT;
    }
}
