package io.tidings.platform.event;

import com.fasterxml.jackson.databind.JsonMappingException;

/** A record in a topic is no event that this version can read. The text names the place, never the content. */
final class UnreadableEvent extends RuntimeException {

    private final String reason;

    UnreadableEvent(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    UnreadableEvent(Exception cause) {
        this(place(cause));
    }

    private static String place(Exception cause) {
        if (cause instanceof JsonMappingException mapping) {
            return cause.getClass().getSimpleName() + " at " + mapping.getPathReference();
        }
        return cause.getClass().getSimpleName();
    }
}
