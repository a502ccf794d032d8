package io.tidings.broadcast.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far ahead messages and broadcasts are scheduled. */
@ConfigMapping(prefix = "tidings.schedule")
interface ScheduleConfig {

    /** How far ahead it must be. */
    @WithDefault("15m")
    Duration notice();

    /** How far ahead it may be. */
    @WithDefault("8760h")
    Duration farthest();
}
