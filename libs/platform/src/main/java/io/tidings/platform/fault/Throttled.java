package io.tidings.platform.fault;

import java.time.Duration;

/** Too many requests. */
public final class Throttled extends Fault {

    private final Duration retryAfter;

    /** @param retryAfter when the next request may come; told in whole seconds, rounded up */
    public Throttled(Duration retryAfter) {
        this("Too many requests. Please try again later.", retryAfter);
    }

    public Throttled(String text, Duration retryAfter) {
        super(429, "too_many_requests", text);
        this.retryAfter = retryAfter;
    }

    /** When the next request may come. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
