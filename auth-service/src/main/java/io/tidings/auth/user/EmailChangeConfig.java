package io.tidings.auth.user;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often somebody may ask for another e-mail: whoever is refused learns that it has an account. */
@ConfigMapping(prefix = "tidings.auth.email-change")
interface EmailChangeConfig {

    /** Tries at once. */
    @WithDefault("5")
    int burst();

    /** The time after which one more try is given. */
    @WithDefault("1h")
    Duration every();
}
