package io.tidings.testkit.bad.gamma;

import java.time.Instant;
import java.util.function.Supplier;

/** Reads the system clock through a method reference. */
final class ClockReader {
    final Supplier<Instant> now = Instant::now;
}
