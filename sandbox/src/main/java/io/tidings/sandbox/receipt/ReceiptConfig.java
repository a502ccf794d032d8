package io.tidings.sandbox.receipt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When things happen to a message, counted from its acceptance unless said otherwise. */
@ConfigMapping(prefix = "tidings.sandbox.receipt")
public interface ReceiptConfig {
    /** The network sent it. */
    @WithDefault("20ms")
    Duration sent();

    /** The recipient's phone got it. */
    @WithDefault("100ms")
    Duration delivered();

    /** The recipient opened it. */
    @WithDefault("300ms")
    Duration read();

    /** The recipient taps a button, after delivery. */
    @WithDefault("1s")
    Duration tap();

    /** The recipient writes back, after delivery. */
    @WithDefault("200ms")
    Duration reply();

    /** How often due receipts are looked for while there are any. */
    @WithDefault("5ms")
    Duration tick();
}
