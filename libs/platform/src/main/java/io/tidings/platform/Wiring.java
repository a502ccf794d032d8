package io.tidings.platform;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/** The one place where the time of day is taken from the machine. */
final class Wiring {

    Wiring() {}

    @Produces
    @Singleton
    @DefaultBean
    static InstantSource instants() {
        return Clock.systemUTC();
    }
}
