package io.tidings.auth.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the log of logins is kept. */
@ConfigMapping(prefix = "tidings.auth.connections")
interface ConnectionConfig {

    /** Rows older than this are removed. */
    @WithDefault("365d")
    Duration retention();

    /** The most rows that one transaction removes. */
    @WithDefault("1000")
    int retentionBatch();
}
