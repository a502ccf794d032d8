package io.tidings.local.http;

import com.fasterxml.jackson.databind.JsonNode;

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
}
