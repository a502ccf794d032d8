package io.tidings.testkit.good.alpha;

import io.tidings.testkit.good.beta.Money;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Wiring may read the system clock. */
public final class AlphaWiring {
    final Supplier<Instant> now = Instant::now;
    final InstantSource clock = InstantSource.system();
    final Money money = new Money(0);
}
