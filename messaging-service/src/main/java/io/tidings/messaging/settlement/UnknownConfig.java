package io.tidings.messaging.settlement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import java.time.Duration;
import java.util.Map;

/** What becomes of messages whose outcome stays unknown. */
@ConfigMapping(prefix = "tidings.unknown")
interface UnknownConfig {

    /** How often waits that are over are looked for. */
    @WithDefault("10s")
    Duration sweep();

    /** How old a receipt that waits to be applied may be before the intake counts as behind, and the waits stand still. */
    @WithDefault("30s")
    Duration behind();

    /** By provider, such as {@code cloud-api}. */
    @WithDefaults
    Map<String, Wait> channel();

    /** The horizon of one provider's messages. */
    interface Wait {

        /** The longest delay of a provider's first receipt, measured from the call. */
        @WithDefault("PT24H")
        Duration receiptDelay();

        /** How long the provider goes on to deliver a webhook that was not answered. */
        @WithDefault("P7D")
        Duration redelivery();

        /** How long an unknown outcome may still be settled; longer than receipt delay and redelivery together. */
        @WithDefault("P9D")
        Duration horizon();

        /** Whether the message is attempted once more after the horizon, if it is still valid. It may then arrive twice. */
        @WithDefault("false")
        boolean repeat();

        /** Whether the horizon is long enough to say that no receipt will come. */
        default boolean isBound() {
            return receiptDelay().plus(redelivery()).compareTo(horizon()) < 0;
        }
    }
}
