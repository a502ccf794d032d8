package io.tidings.broadcast.field;

import io.tidings.platform.fault.Refused;

/** A body came as a form, and is JSON or has to be. */
public final class JsonWanted {

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private JsonWanted() {}

    /** Says which header to send. */
    public static Refused fault() {
        return new Refused(
                "unsupported_media_type",
                "Send the body as JSON, with the header Content-Type: application/json.",
                UNSUPPORTED_MEDIA_TYPE);
    }
}
