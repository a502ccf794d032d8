package io.tidings.platform.limit;

import java.time.Duration;
import java.util.List;

/**
 * What became of a try.
 *
 * @param retryAfter until it would be admitted; zero when it was
 * @param allowances what is left of each limit, in their order
 */
public record Tally(Duration retryAfter, List<Allowance> allowances) {

    /** Whether it was admitted, and counted against all limits. */
    public boolean admitted() {
        return retryAfter.isZero();
    }
}
