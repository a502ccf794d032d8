package io.tidings.billing.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the ledger is watched. */
@ConfigMapping(prefix = "tidings.billing.audit")
interface AuditConfig {
    /** The default of {@link #every()}, which a tick's expression cannot take from here. */
    String EVERY = "15s";

    /** How often the totals behind the metrics are read. */
    @WithDefault(EVERY)
    Duration every();
}
