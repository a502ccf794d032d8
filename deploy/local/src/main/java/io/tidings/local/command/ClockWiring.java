package io.tidings.local.command;

import java.time.InstantSource;

/** The one place that reads this machine's clock. */
final class ClockWiring {
    private ClockWiring() {}

    static InstantSource clock() {
        return InstantSource.system();
    }
}
