package io.tidings.sandbox.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the network takes. */
@ConfigMapping(prefix = "tidings.sandbox.limit")
public interface LimitConfig {
    /** Messages a second of a number that was registered without a rate of its own. */
    @WithDefault("80")
    int ratePerSecond();

    /** Messages that a number may send at once after a pause. */
    @WithDefault("8")
    int burst();

    /** Time that a message from a number to one recipient uses up. */
    @WithDefault("6s")
    Duration pairInterval();

    /** Messages that a number may send to one recipient at once after a pause. */
    @WithDefault("45")
    int pairBurst();
}
