package io.tidings.messaging.overview;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the queue is measured. */
@ConfigMapping(prefix = "tidings.overview")
interface OverviewConfig {

    /** How often it is measured. */
    @WithDefault("15s")
    Duration every();

    /** How long a shard may be without an owner before it counts as such; longer than a take-over lasts. */
    @WithDefault("15s")
    Duration ownerless();

    /** How long work that is due may wait on a device that begins nothing, before its shard counts as stuck. */
    @WithDefault("2m")
    Duration stuck();

    /** Counts no further than this, so that a long queue is not made slower by being measured. */
    @WithDefault("100000")
    int counted();
}
