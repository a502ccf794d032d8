package io.tidings.broadcast.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How broadcasts are taken in. */
@ConfigMapping(prefix = "tidings.intake")
public interface IntakeConfig {

    /** How long after its acceptance, or the time that it was delayed to, messages of a broadcast may be attempted. */
    @WithDefault("24h")
    Duration validity();

    /** How long the reservation lives after that: longer than messaging-service waits for receipts (9 days). */
    @WithDefault("240h")
    Duration receiptHorizon();

    /** After how long an intent that was neither accepted nor refused is given up. */
    @WithDefault("2m")
    Duration intentTimeout();

    /** The largest body of a call, in bytes. */
    @WithDefault("32M")
    MemorySize maxBody();

    /** The largest number of rows of a call. */
    @WithDefault("200000")
    int maxRows();

    /** Bytes of large bodies that may be read at the same time. */
    @WithDefault("32M")
    MemorySize bodiesInFlight();

    /** How long a large body waits for its turn before 503 is answered. */
    @WithDefault("10s")
    Duration bodyWait();

    /** Recipients stored with one statement. */
    @WithDefault("2000")
    int storeChunk();

    /** How often intents that are too old are looked for. */
    @WithDefault("15s")
    Duration sweepEvery();
}
