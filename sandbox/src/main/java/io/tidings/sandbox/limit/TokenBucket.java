package io.tidings.sandbox.limit;

/** A bucket of tokens, kept as the time at which it will be full again. Not safe for several threads. */
final class TokenBucket {
    private final long interval;
    private final long slack;
    private long fullAt;

    /**
     * A full bucket.
     *
     * @param interval nanoseconds until a token comes back
     * @param burst tokens that it holds
     * @param now the present, nanoseconds of the ticker
     */
    TokenBucket(long interval, int burst, long now) {
        this.interval = interval;
        this.slack = interval * (burst - 1);
        this.fullAt = now;
    }

    /** Whether a token is there now. */
    boolean holdsOne(long now) {
        return fullAt - now <= slack;
    }

    /** Takes a token that is there. */
    void take(long now) {
        fullAt = Math.max(fullAt, now) + interval;
    }
}
