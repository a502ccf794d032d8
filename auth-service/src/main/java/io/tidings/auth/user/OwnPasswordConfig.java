package io.tidings.auth.user;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often somebody who is signed in may try to give their password. */
@ConfigMapping(prefix = "tidings.auth.own-password")
interface OwnPasswordConfig {

    /** Tries at once; the right password gives them all back. */
    @WithDefault("5")
    int burst();

    /** The time after which one more try is given. */
    @WithDefault("30s")
    Duration every();
}
