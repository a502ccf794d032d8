package io.tidings.platform.fault;

import java.time.Duration;

/** Something that the answer needs is away for the moment. */
public final class Unavailable extends Fault {

    private final Duration retryAfter;

    /** @param retryAfter when trying again makes sense; told in whole seconds, rounded up */
    public Unavailable(Duration retryAfter) {
        this("unavailable", "The service is temporarily unavailable. Please try again.", retryAfter);
    }

    public Unavailable(String code, String text, Duration retryAfter) {
        super(503, code, text);
        this.retryAfter = retryAfter;
    }

    /** When trying again makes sense. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
