package io.tidings.messaging.immediate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a caller waits for what becomes of a message. */
@ConfigMapping(prefix = "tidings.immediate")
public interface ImmediateConfig {

    /** From the call's arrival to its answer, the hop to the owner included. */
    @WithDefault("2s")
    Duration patience();

    /** How much earlier the owner answers, so that its answer still comes in time. */
    @WithDefault("100ms")
    Duration hop();
}
