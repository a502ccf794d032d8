package io.tidings.messaging.inbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages of recipients are announced. */
@ConfigMapping(prefix = "tidings.inbound")
interface InboundConfig {

    /** Most messages of one transaction. */
    @WithDefault("500")
    int batch();

    /** How often the intake is looked at without being told; also how soon an unknown context is tried again. */
    @WithDefault("1s")
    Duration sweep();

    /** How long a message waits for the one that it answers to become known; then it goes without. */
    @WithDefault("60s")
    Duration contextWait();

    /** How long announced messages are remembered; longer than a provider redelivers. */
    @WithDefault("P30D")
    Duration remembered();
}
