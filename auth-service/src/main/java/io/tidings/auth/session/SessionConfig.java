package io.tidings.auth.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long logins last. */
@ConfigMapping(prefix = "tidings.auth.sessions")
interface SessionConfig {

    /** The life of a login token; used past half of it, it is followed by a fresh one. */
    @WithDefault("30d")
    Duration tokenLife();

    /** The precision of {@code last_used_at}; a use within it writes nothing. */
    @WithDefault("1m")
    Duration useGranularity();
}
