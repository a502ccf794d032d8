package io.tidings.messaging.sender;

/**
 * The generic cell rate algorithm: over any window W at most {@code W x rate + burst} calls begin. Times are nanoseconds
 * of the monotonic clock.
 */
final class Gcra {

    private final int burst;
    private long interval;
    private long tolerance;
    private long theoretical;

    /**
     * A limiter that is at rest since {@code start}.
     *
     * @param ratePerSecond calls a second, above 0
     * @param burst calls that may begin at once after rest, at least 1
     */
    Gcra(double ratePerSecond, int burst, long start) {
        this.burst = burst;
        theoretical = start;
        allow(ratePerSecond);
    }

    /** From now on calls begin at this rate. */
    void allow(double ratePerSecond) {
        interval = Math.max(1, Math.round(1e9 / ratePerSecond));
        tolerance = interval * (burst - 1);
    }

    /** The earliest instant, not before {@code now}, at which a call may begin. */
    long nextAllowed(long now) {
        long earliest = theoretical - tolerance;
        return earliest - now > 0 ? earliest : now;
    }

    /** Counts a call that begins at {@code at}. */
    void take(long at) {
        theoretical = (theoretical - at > 0 ? theoretical : at) + interval;
    }

    /** Nothing begins before {@code at}, and then without a burst. */
    void restUntil(long at) {
        long end = at + tolerance;
        if (end - theoretical > 0) {
            theoretical = end;
        }
    }

    /** Moves all that follows by {@code nanos}. */
    void delay(long nanos) {
        theoretical += nanos;
    }

    long interval() {
        return interval;
    }
}
