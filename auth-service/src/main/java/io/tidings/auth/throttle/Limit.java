package io.tidings.auth.throttle;

import java.time.Duration;

/**
 * A rate with a burst.
 *
 * @param key whom it limits; without anything secret
 * @param burst tries that may come at once
 * @param every the time after which one more try is given back
 */
public record Limit(String key, int burst, Duration every) {}
