package io.tidings.bench;

import java.time.Instant;

/** The time of this process. */
public final class Clocks {

    private Clocks() {}

    /** Now, by the clock that every process of the machine shares. */
    public static Instant now() {
        return Instant.now();
    }
}
