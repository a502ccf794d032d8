package io.tidings.auth.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How limits are kept. */
@ConfigMapping(prefix = "tidings.auth.throttle")
interface ThrottleConfig {

    /** How long a try waits for Redis; after that it is not limited. */
    @WithDefault("500ms")
    Duration patience();

    /** What an answer takes that must not tell by its time whether there is such an account. */
    @WithDefault("400ms")
    Duration steadyAnswer();
}
