package io.tidings.messaging.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** A loop whose time is set by the test: tasks run when the time is moved over them. */
public final class ManualLoop implements Loop {

    private static final Instant START = Instant.parse("2026-05-04T08:00:00Z");

    private final Queue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
    private long nanos;
    private long number;

    @Override
    public void run(Runnable task) {
        tasks.add(new Task(nanos, number++, task));
    }

    @Override
    public void after(Duration delay, Runnable task) {
        tasks.add(new Task(nanos + delay.toNanos(), number++, task));
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant now() {
        return START.plusNanos(nanos);
    }

    /** Moves the time, running what becomes due in its order. */
    public void advance(Duration by) {
        long end = nanos + by.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at() <= end) {
            Task next = tasks.poll();
            nanos = Math.max(nanos, next.at());
            next.task().run();
        }
        nanos = end;
    }

    /** The process stands still for so long, as after SIGSTOP: nothing runs meanwhile. */
    public void stall(Duration by) {
        nanos += by.toNanos();
    }

    private record Task(long at, long number, Runnable task) {}
}
