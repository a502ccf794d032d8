package io.tidings.auth.exchange;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Inward tokens. */
@ConfigMapping(prefix = "tidings.auth.exchange")
interface ExchangeConfig {

    /** The life of an inward token; also how long a revoked credential may still work. */
    @WithDefault("60s")
    Duration tokenLife();
}
