package io.tidings.e2e;

import java.util.List;
import java.util.Map;

/**
 * A call of the gateway, and what it answered.
 *
 * @param target path and query as they were sent
 */
public record Exchange(
        String method,
        String target,
        Map<String, List<String>> headers,
        String body,
        int status,
        Map<String, List<String>> answerHeaders,
        String answer) {

    /** What was asked for, without the query; a slash at the end makes no difference to the gateway. */
    public String path() {
        String path = target.split("\\?", 2)[0];
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The query with its question mark, or nothing. */
    public String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark);
    }

    /** Whether the gateway did what it was asked. */
    public boolean isAccepted() {
        return status >= 200 && status < 300;
    }
}
