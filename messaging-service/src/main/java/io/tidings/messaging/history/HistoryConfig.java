package io.tidings.messaging.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** How long history is kept. */
@ConfigMapping(prefix = "tidings.history")
interface HistoryConfig {

    /**
     * How long messages, their attempts and the provider's ids are kept; at least 30 days, so that it outlives validity,
     * receipt horizon and what Kafka keeps.
     */
    @WithDefault("P90D")
    Period retention();

    /** How many days ahead partitions are made. */
    @WithDefault("7")
    int ahead();
}
