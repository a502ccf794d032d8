package io.tidings.messaging.sender;

import io.tidings.messaging.loop.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs tasks at instants of the monotonic clock, to the millisecond. Built for many tasks that are due soon: adding one
 * and running one cost the same whatever their number. Turns only while it holds a task. Lives on the loop.
 */
final class TimerWheel {

    private static final long TICK = 1_000_000;
    private static final int SPOKES = 512;

    private final Loop loop;
    private final List<List<Timed>> spokes = new ArrayList<>(SPOKES);
    private long position;
    private int size;
    private boolean turning;

    TimerWheel(Loop loop) {
        this.loop = loop;
        for (int i = 0; i < SPOKES; i++) {
            spokes.add(new ArrayList<>());
        }
    }

    /** Runs {@code task} at {@code nanos}, or at the next tick when that is past. */
    void at(long nanos, Runnable task) {
        if (size == 0) {
            position = loop.nanos() / TICK;
        }
        long tick = Math.max(Math.ceilDiv(nanos, TICK), position + 1);
        spokes.get(spoke(tick)).add(new Timed(tick, task));
        size++;
        turnOn();
    }

    private void turnOn() {
        if (!turning) {
            turning = true;
            loop.after(Duration.ofNanos(TICK), this::turn);
        }
    }

    private void turn() {
        turning = false;
        long now = loop.nanos() / TICK;
        List<Timed> due = new ArrayList<>();
        // after a stop of the process every spoke is looked at once, and not once per tick that was missed
        long from = Math.max(position + 1, now - SPOKES + 1);
        for (long tick = from; tick <= now; tick++) {
            takeDue(spokes.get(spoke(tick)), now, due);
        }
        position = now;
        size -= due.size();
        due.sort((a, b) -> Long.compare(a.tick(), b.tick()));
        due.forEach(timed -> timed.task().run());
        if (size > 0) {
            turnOn();
        }
    }

    private static void takeDue(List<Timed> spoke, long now, List<Timed> due) {
        spoke.removeIf(timed -> {
            boolean isDue = timed.tick() <= now;
            if (isDue) {
                due.add(timed);
            }
            return isDue;
        });
    }

    private static int spoke(long tick) {
        return (int) Math.floorMod(tick, (long) SPOKES);
    }

    private record Timed(long tick, Runnable task) {}
}
