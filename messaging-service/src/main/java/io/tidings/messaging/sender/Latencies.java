package io.tidings.messaging.sender;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Timers as histograms, so that percentiles can be told over several processes: these can't be averaged. */
final class Latencies {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Latencies() {}

    static Timer.Builder timer(String name) {
        return Timer.builder(name)
                .publishPercentileHistogram()
                .minimumExpectedValue(SHORTEST)
                .maximumExpectedValue(LONGEST);
    }
}
