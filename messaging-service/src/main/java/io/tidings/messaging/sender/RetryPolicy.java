package io.tidings.messaging.sender;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** When a message is tried again after a definite refusal. */
@ApplicationScoped
class RetryPolicy {

    private final SenderConfig.Retry config;
    private final RandomGenerator random = RandomGenerator.getDefault();

    RetryPolicy(SenderConfig config) {
        this.config = config.retry();
    }

    /** Whether there is another attempt after so many refusals. */
    boolean allows(int refusals) {
        return refusals < config.attempts();
    }

    /** The wait after the attempt of this number, from 1: doubled each time, and jittered by half of it. */
    Duration after(int tries) {
        long wait = config.base().toMillis() << Math.min(Math.max(tries - 1, 0), 20);
        long bounded = Math.min(wait, config.most().toMillis());
        return Duration.ofMillis(bounded / 2 + random.nextLong(bounded / 2 + 1));
    }
}
