package io.tidings.sandbox.clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Brings the system's clocks into the sandbox. */
@Singleton
class ClockWiring {
    @Produces
    @Singleton
    InstantSource wallClock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Ticker ticker() {
        return System::nanoTime;
    }
}
