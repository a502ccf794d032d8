package io.tidings.gateway.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a connection may cost before there is a request. */
@ConfigMapping(prefix = "tidings.gateway.connection")
public interface ConnectionConfig {
    /** How long a request's line and headers may take to come, from their first byte; the connection is closed otherwise. */
    @WithDefault("20s")
    Duration head();
}
