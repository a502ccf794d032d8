package io.tidings.gateway.breaker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When calls of a service stop waiting for it. */
@ConfigMapping(prefix = "tidings.gateway.breaker")
public interface BreakerConfig {
    /** How many calls in a row must not have reached a service, or got no answer in time. */
    @WithDefault("5")
    int failures();

    /** How often a call is let through after that, to see whether the service is back. */
    @WithDefault("1s")
    Duration rest();
}
