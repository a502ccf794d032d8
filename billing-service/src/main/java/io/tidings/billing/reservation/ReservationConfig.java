package io.tidings.billing.reservation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reservations end that nobody ends. */
@ConfigMapping(prefix = "tidings.billing.reservation")
interface ReservationConfig {
    /** How often expired reservations are looked for. */
    @WithDefault("10s")
    Duration sweepEvery();

    /** How many of them are ended in one transaction. */
    @WithDefault("200")
    int sweepBatch();
}
