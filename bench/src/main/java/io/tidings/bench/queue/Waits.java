package io.tidings.bench.queue;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for conditions. */
final class Waits {

    private static final Duration LOOK = Duration.ofMillis(50);

    private Waits() {}

    /** Returns as soon as the condition holds, and fails when that takes longer than {@code patience}. */
    static void until(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("not within " + patience + ": " + what);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
