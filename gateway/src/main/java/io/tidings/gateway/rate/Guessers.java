package io.tidings.gateway.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.Optional;

/**
 * Addresses that have used up their calls without a good credential, each as long as its limit said. It is kept here
 * too, so that whoever floods costs neither a round trip to Redis nor an exchange.
 */
final class Guessers {
    private static final long MOST = 100_000;

    private final Cache<String, Standing> refused;

    Guessers(Ticker ticker) {
        this.refused = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.<String, Standing>creating(
                        (subject, standing) -> standing.tally().orElseThrow().retryAfter()))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    void refuse(String subject, Standing standing) {
        refused.put(subject, standing);
    }

    Optional<Standing> refused(String subject) {
        return Optional.ofNullable(refused.getIfPresent(subject));
    }
}
