package io.tidings.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class SettableClock implements InstantSource {
    private volatile Instant now;

    /** Starts at the given instant. */
    public SettableClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Jumps to the instant, also backwards. */
    public synchronized void set(Instant instant) {
        now = instant;
    }

    /** Moves by the amount and answers the new instant. */
    public synchronized Instant advance(Duration amount) {
        now = now.plus(amount);
        return now;
    }
}
