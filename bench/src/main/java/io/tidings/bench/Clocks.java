package io.tidings.bench;

import java.time.Instant;

/** The time of this process. */
final class Clocks {

    private Clocks() {}

    static Instant now() {
        return Instant.now();
    }
}
