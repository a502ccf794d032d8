package io.tidings.gateway.breaker;

import java.util.function.LongSupplier;

/**
 * One service's. A probe has no end that must be told: the next one goes after the next rest, whatever became of it, so
 * that a client who sends its body slowly, or leaves, holds nobody up. The breakers of libraries wait for the probe's.
 */
final class Breaker {
    private final int limit;
    private final long rest;
    private final LongSupplier nanos;
    private int failures;
    private long nextProbe;

    /** Opens after that many failures in a row, and rests that many nanoseconds between probes. */
    Breaker(int limit, long rest, LongSupplier nanos) {
        this.limit = limit;
        this.rest = rest;
        this.nanos = nanos;
    }

    /** Whether a call may go on: any while it is closed, otherwise one in each rest. */
    synchronized boolean admits() {
        if (!isOpen()) {
            return true;
        }
        long now = nanos.getAsLong();
        boolean probes = now - nextProbe >= 0;
        if (probes) {
            nextProbe = now + rest;
        }
        return probes;
    }

    /** Notes an answer; tells whether that closed it. */
    synchronized boolean worked() {
        boolean closes = isOpen();
        failures = 0;
        return closes;
    }

    /** Notes a call that found nobody, or got no answer; tells whether that opened it. */
    synchronized boolean failed() {
        if (isOpen()) {
            return false;
        }
        failures++;
        nextProbe = nanos.getAsLong() + rest;
        return isOpen();
    }

    synchronized boolean isOpen() {
        return failures >= limit;
    }
}
