package io.tidings.broadcast.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How single messages are taken in. */
@ConfigMapping(prefix = "tidings.message")
public interface MessageConfig {

    /** How long after its time a message may still be attempted. */
    @WithDefault("24h")
    Duration validity();

    /** How long the reservation lives after that: longer than messaging-service waits for receipts (9 days). */
    @WithDefault("240h")
    Duration receiptHorizon();

    /** After how long a message that was not handed over is given up. */
    @WithDefault("2m")
    Duration intentTimeout();

    /** How often those are looked for. */
    @WithDefault("15s")
    Duration sweepEvery();
}
