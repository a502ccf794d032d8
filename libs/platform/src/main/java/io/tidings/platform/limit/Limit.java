package io.tidings.platform.limit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * A rate with a burst.
 *
 * @param key whom it limits; without anything secret
 * @param burst tries that may come at once
 * @param every the time after which one more try is given back; in whole microseconds
 */
public record Limit(String key, int burst, Duration every) {

    /** That many tries in that time, all of which may come at once. */
    public static Limit of(String key, int tries, Duration window) {
        return new Limit(key, tries, Duration.ofNanos(window.toNanos() / tries));
    }

    long interval() {
        return Math.max(1, TimeUnit.NANOSECONDS.toMicros(every.toNanos()));
    }

    /** What is left of it while it will be full in so many microseconds. */
    Allowance allowance(long micros) {
        long left = burst - Math.ceilDiv(micros, interval());
        return new Allowance(Math.max(0, left), Duration.of(micros, ChronoUnit.MICROS));
    }
}
