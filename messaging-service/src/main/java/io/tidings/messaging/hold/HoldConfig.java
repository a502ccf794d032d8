package io.tidings.messaging.hold;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How senders learn of holds. */
@ConfigMapping(prefix = "tidings.hold")
public interface HoldConfig {

    /** How often a sender looks whether the holds have changed, should nobody have told it. */
    @WithDefault("500ms")
    Duration look();

    /** How long a sender that is told may take to answer. */
    @WithDefault("1s")
    Duration tell();
}
