package io.tidings.sandbox.clock;

/** A clock that never goes back; its zero means nothing. */
@FunctionalInterface
public interface Ticker {
    /** Nanoseconds since some fixed moment. */
    long nanos();
}
