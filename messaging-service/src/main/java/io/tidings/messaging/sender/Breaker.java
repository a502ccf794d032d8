package io.tidings.messaging.sender;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Keeps a device from calling a provider that does not work. After some failures in a row it opens: nothing begins. Once
 * its rest is over one call probes; its success closes the breaker, its failure lets it rest for longer. Times are
 * nanoseconds of the monotonic clock.
 */
final class Breaker {

    private final SenderConfig.Breaker config;
    private final RandomGenerator random;
    private int failures;
    private int openings;
    private long restUntil;
    private boolean open;

    Breaker(SenderConfig.Breaker config, RandomGenerator random) {
        this.config = config;
        this.random = random;
    }

    /** Whether it opened and no probe has succeeded since. */
    boolean isOpen() {
        return open;
    }

    /** Whether a call may begin now, {@code underWay} others of the device being on their way. */
    boolean allows(long now, int underWay) {
        return !open || (restUntil - now <= 0 && underWay == 0);
    }

    /** When it is worth to ask again; {@code now} when it is not at rest. */
    long nextAllowed(long now) {
        return open && restUntil - now > 0 ? restUntil : now;
    }

    /** The provider answered, be it with a refusal of the message. */
    void succeeded() {
        failures = 0;
        openings = 0;
        open = false;
    }

    /** The provider could not be reached, did not answer, or said that it does not work. */
    void failed(long now) {
        failures++;
        boolean probe = open && restUntil - now <= 0;
        if (probe || (!open && failures >= config.failures())) {
            open = true;
            restUntil = now + rest().toNanos();
            openings++;
        }
    }

    /** Doubled each time, and jittered by half of it, so that devices do not come back together. */
    private Duration rest() {
        long wait = config.base().toMillis() << Math.min(openings, 20);
        long bounded = Math.min(wait, config.most().toMillis());
        return Duration.ofMillis(bounded / 2 + random.nextLong(bounded / 2 + 1));
    }
}
