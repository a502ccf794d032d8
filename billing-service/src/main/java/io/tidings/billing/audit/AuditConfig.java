package io.tidings.billing.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the ledger is watched. */
@ConfigMapping(prefix = "tidings.billing.audit")
interface AuditConfig {
    /** How often the totals behind the metrics are read. */
    @WithDefault("15s")
    Duration every();
}
