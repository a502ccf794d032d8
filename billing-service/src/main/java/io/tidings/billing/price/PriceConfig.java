package io.tidings.billing.price;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** What messages cost where a workspace has no price of its own. */
@ConfigMapping(prefix = "tidings.billing.price")
interface PriceConfig {
    /** Credits a message; four places count. */
    @WithDefault("0.5")
    BigDecimal unit();
}
