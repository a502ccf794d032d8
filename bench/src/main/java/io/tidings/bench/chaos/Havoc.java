package io.tidings.bench.chaos;

import io.tidings.bench.Clocks;
import io.tidings.bench.SuiteUnderTest;
import io.tidings.bench.chaos.Evidence.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Makes the disasters of a schedule happen, each on its thread, one at a time for each part, and undoes them. */
final class Havoc {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration READY = Duration.ofMinutes(2);

    private final SuiteUnderTest suite;
    private final Parts parts;
    private final long seed;
    private final Progress progress;
    private final Map<String, ReentrantLock> busy = new ConcurrentHashMap<>();
    private final List<Map<String, Object>> happened = Collections.synchronizedList(new ArrayList<>());
    private final List<Stop> stops = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> threads = new ArrayList<>();

    Havoc(SuiteUnderTest suite, Parts parts, long seed, Progress progress) {
        this.suite = suite;
        this.parts = parts;
        this.seed = seed;
        this.progress = progress;
    }

    /** Begins; the schedule counts from now. */
    void begin(Schedule schedule) {
        faults(Map.of());
        long start = System.nanoTime();
        for (Disaster disaster : schedule.disasters()) {
            threads.add(Thread.ofVirtual().start(() -> at(start, disaster)));
        }
    }

    /** Waits until all is over and undone; what happened, in the order in which it was over. */
    List<Map<String, Object>> end() {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        faults(Map.of());
        return List.copyOf(happened);
    }

    /** When processes were stopped. */
    List<Stop> stops() {
        return List.copyOf(stops);
    }

    private void at(long start, Disaster disaster) {
        sleep(disaster.at().minusNanos(System.nanoTime() - start));
        ReentrantLock lock = busy.computeIfAbsent(
                disaster.kind() == Disaster.Kind.PROVIDER ? "provider" : disaster.target(), key -> new ReentrantLock());
        lock.lock();
        Map<String, Object> record = new LinkedHashMap<>(disaster.json());
        record.put("begun_ms", millisSince(start));
        try {
            progress.say(disaster.words());
            record.put("note", happen(disaster));
        } catch (RuntimeException e) {
            progress.say(disaster.words() + ": " + e);
            record.put("note", e.toString());
        } finally {
            record.put("over_ms", millisSince(start));
            happened.add(record);
            lock.unlock();
        }
    }

    private String happen(Disaster disaster) {
        return switch (disaster.kind()) {
            case KILL -> kill(disaster);
            case STOP -> stop(disaster);
            case WIPE -> {
                parts.wipeRedis();
                yield "";
            }
            case PROVIDER -> {
                faults(disaster.faults());
                sleep(disaster.lasting());
                faults(Map.of());
                yield "";
            }
        };
    }

    private String kill(Disaster disaster) {
        OptionalLong pid = parts.pid(disaster.target());
        pid.stream()
                .mapToObj(ProcessHandle::of)
                .forEach(found -> found.ifPresent(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                }));
        if (!Parts.isKept(disaster.target())) {
            sleep(disaster.lasting());
            bringBack(disaster.target());
        }
        return pid.isPresent() ? "" : "it was down";
    }

    private String stop(Disaster disaster) {
        OptionalLong pid = parts.pid(disaster.target());
        if (pid.isEmpty()) {
            return "it was down";
        }
        boolean tree = disaster.target().equals("postgres");
        Instant from = Clocks.now();
        parts.signal("STOP", pid.getAsLong(), tree);
        try {
            sleep(disaster.lasting());
        } finally {
            parts.signal("CONT", pid.getAsLong(), tree);
        }
        stops.add(new Stop(parts.port(disaster.target()), from, Clocks.now()));
        return "";
    }

    /** Starts a part until it is ready: one whose database is away when it starts ends again, as it should. */
    void bringBack(String part) {
        long deadline = System.nanoTime() + READY.toNanos();
        long pid = parts.start(part);
        while (!parts.isReady(part)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(part + " did not become ready");
            }
            sleep(LOOK);
            if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
                pid = parts.start(part);
            }
        }
    }

    private void faults(Map<String, Object> faults) {
        suite.sandbox().send("PUT", "/sandbox/faults", ProviderFaults.body(faults, seed));
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static void sleep(Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        while (end - System.nanoTime() > 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
