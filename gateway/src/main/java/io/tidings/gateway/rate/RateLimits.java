package io.tidings.gateway.rate;

import com.github.benmanes.caffeine.cache.Ticker;
import io.tidings.gateway.credential.Inward;
import io.tidings.gateway.route.LimitClass;
import io.tidings.gateway.visit.Visit;
import io.tidings.platform.fault.Throttled;
import io.tidings.platform.limit.Tally;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Counts each call once, and tells its answer what is left. What is refused fails with {@code Throttled}; what could not
 * be counted goes on, or fails with {@code Unavailable}, as configured.
 */
@Singleton
public class RateLimits {
    private final Rates rates;
    private final RateHeaders headers;
    private final Guessers guessers = new Guessers(Ticker.systemTicker());

    RateLimits(Rates rates, RateHeaders headers) {
        this.rates = rates;
        this.headers = headers;
    }

    /** Counts a call with a good credential. */
    public Future<Void> known(Visit visit, LimitClass limits, Inward inward) {
        return rates.count(List.of(
                        Policy.ofToken(limits).to(inward.fingerprint()), Policy.WORKSPACE.to(inward.workspace())))
                .map(standing -> admit(visit, standing));
    }

    /** Counts a call of an operation that needs no credential. */
    public Future<Void> open(Visit visit, LimitClass limits) {
        return rates.count(List.of(Policy.ofAddress(limits).to(address(visit))))
                .map(standing -> admit(visit, standing));
    }

    /** Counts a call whose credential was missing or wrong. */
    public Future<Void> unauthenticated(Visit visit) {
        guess(visit);
        return rates.count(List.of(Policy.UNAUTHENTICATED.to(address(visit)))).map(standing -> {
            if (!standing.admitted()) {
                guessers.refuse(address(visit), standing);
            }
            return admit(visit, standing);
        });
    }

    /** Throws {@code Throttled} as long as the address has no more calls with credentials that nobody knows. */
    public void guess(Visit visit) {
        guessers.refused(address(visit)).ifPresent(standing -> admit(visit, standing));
    }

    @SuppressWarnings("NullAway") // a future without a result
    private Void admit(Visit visit, Standing standing) {
        headers.add(visit.response().headers(), standing);
        Optional<Tally> refusal = standing.tally().filter(tally -> !tally.admitted());
        if (refusal.isPresent()) {
            throw new Throttled(refusal.get().retryAfter());
        }
        return null;
    }

    private static String address(Visit visit) {
        return Subjects.ofAddress(visit.request().remoteAddress().hostAddress());
    }
}
