package io.tidings.messaging.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How webhooks of providers are received. */
@ConfigMapping(prefix = "tidings.webhook")
interface WebhookConfig {

    /** How old an account's secrets may be: rotated ones count after this time at the latest. */
    @WithDefault("30s")
    Duration credentialsAge();

    /** From this size on, in bytes, a body is checked and read beside the event loop. */
    @WithDefault("65536")
    int largeBody();
}
