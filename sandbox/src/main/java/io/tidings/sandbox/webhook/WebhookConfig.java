package io.tidings.sandbox.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How updates reach the registered addresses. */
@ConfigMapping(prefix = "tidings.sandbox.webhook")
public interface WebhookConfig {
    /** Most updates in one call. */
    @WithDefault("100")
    int batchSize();

    /** Longest time that an update waits for others to share its call. */
    @WithDefault("50ms")
    Duration linger();

    /** Most calls at a time to one account's address. */
    @WithDefault("4")
    int inFlight();

    /** Calls that failed and wait to be repeated; at this number nothing new is sent to that account's address. */
    @WithDefault("16")
    int unacknowledged();

    /** Longest time until the answer; after it the call is repeated. */
    @WithDefault("10s")
    Duration timeout();

    /** Wait before the first repetition; doubles with each further one. */
    @WithDefault("100ms")
    Duration backOff();

    /** Longest wait between repetitions. */
    @WithDefault("3s")
    Duration maxBackOff();

    /** Updates for one account that are kept in memory; more go to a file. */
    @WithDefault("16384")
    int backlogInMemory();
}
