package io.tidings.messaging.shard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long shards are leased. */
@ConfigMapping(prefix = "tidings.shard")
public interface ShardConfig {

    /** How long a lease runs; a dead owner's shards are taken over after it. */
    @WithDefault("5s")
    Duration lease();

    /** How often leases are renewed, and shards that Kafka proposes are asked for. */
    @WithDefault("1s")
    Duration renewal();

    /** How much before the stored end this process stops beginning calls. */
    @WithDefault("500ms")
    Duration margin();

    /** How long leaving a shard waits for calls under way. */
    @WithDefault("10s")
    Duration drain();
}
