package io.tidings.billing.reservation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reservations end that nobody ends. */
@ConfigMapping(prefix = "tidings.billing.reservation")
interface ReservationConfig {
    /** The default of {@link #sweepEvery()}, which a tick's expression cannot take from here. */
    String SWEEP_EVERY = "10s";

    /** How often expired reservations are looked for. */
    @WithDefault(SWEEP_EVERY)
    Duration sweepEvery();

    /** How many of them are ended in one transaction. */
    @WithDefault("200")
    int sweepBatch();
}
