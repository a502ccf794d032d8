package io.tidings.messaging.loop;

import java.time.Duration;
import java.time.Instant;

/** A single thread of work with a clock. What runs on it needs no locks. */
public interface Loop {

    /** Runs the task on the loop, after what is already waiting; may be called from any thread. */
    void run(Runnable task);

    /** Runs the task on the loop once {@code delay} has passed; called on the loop. */
    void after(Duration delay, Runnable task);

    /** Nanoseconds of a clock that never jumps, and that goes on while the process is stopped. */
    long nanos();

    /** The time of day. */
    Instant now();

    /** The time of day at an instant of {@link #nanos()}. */
    default Instant at(long nanos) {
        return now().plusNanos(nanos - nanos());
    }
}
