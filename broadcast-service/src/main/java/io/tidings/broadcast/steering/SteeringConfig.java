package io.tidings.broadcast.steering;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changes of broadcasts are looked after. */
@ConfigMapping(prefix = "tidings.steering")
public interface SteeringConfig {

    /** After how long a change that was begun and not ended is put right by others. */
    @WithDefault("30s")
    Duration relieve();

    /** How often it is looked for such changes, and for cancelled recipients that nobody has told of. */
    @WithDefault("5s")
    Duration tick();

    /** Recipients told of as cancelled in one transaction; 500 of them are an event. */
    @WithDefault("2000")
    int withdraw();
}
