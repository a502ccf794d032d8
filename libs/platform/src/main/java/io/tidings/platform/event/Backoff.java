package io.tidings.platform.event;

import java.time.Duration;

/** Pauses that double from {@code first} to {@code longest}. */
record Backoff(Duration first, Duration longest) {

    private static final int DOUBLINGS = 20;

    /** The pause after this many failures in a row, at least one. */
    Duration after(int failures) {
        Duration pause = first.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
