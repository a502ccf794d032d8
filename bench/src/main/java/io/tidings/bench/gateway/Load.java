package io.tidings.bench.gateway;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What one run of wrk saw.
 *
 * @param refused answers of 400 and above
 * @param failed answers of 500 and above, where answers were looked at
 * @param wrong other answers than the expected one, where answers were looked at
 * @param unanswered connections that broke, and requests without an answer in time
 */
@JsonNaming(SnakeCaseStrategy.class)
record Load(
        long requests,
        double seconds,
        double meanMs,
        double p50Ms,
        double p99Ms,
        long refused,
        long failed,
        long wrong,
        long unanswered) {

    /** Requests a second. */
    double rate() {
        return requests / seconds;
    }

    /** Whether every request had the answer that it should have. */
    boolean clean() {
        return refused + failed + wrong + unanswered == 0;
    }
}
