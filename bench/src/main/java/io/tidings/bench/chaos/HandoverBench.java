package io.tidings.bench.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.bench.Clocks;
import io.tidings.bench.Database;
import io.tidings.bench.Fleet;
import io.tidings.bench.Fleet.Senders;
import io.tidings.bench.Rest;
import io.tidings.bench.SuiteUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./tidings bench handover}: a second sender joins, leaves, joins again and dies, while all numbers have work. The
 * network tells for how long each of them was silent.
 */
@Command(
        name = "handover",
        mixinStandardHelpOptions = true,
        description = "How long a number is silent while senders join, leave and die.")
public final class HandoverBench implements Callable<Integer> {

    private static final Duration BETWEEN = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** A dead owner is missed for longer than this, until its lease is over. */
    private static final Duration MISSED = Duration.ofSeconds(2);
    /** Within which a sender that leaves has to hand over. */
    private static final Duration DRAIN = Duration.ofSeconds(10);
    /** Within which the shards of a dead owner have to be taken over. */
    private static final Duration TAKE_OVER = Duration.ofSeconds(12);

    @Option(names = "--numbers", defaultValue = "16", description = "Numbers that have work (${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--rate", defaultValue = "10", description = "Messages a second of a number (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seconds", defaultValue = "300", description = "How long there is work (${DEFAULT-VALUE}).")
    private int seconds;

    private final SuiteUnderTest suite = new SuiteUnderTest();
    private final Progress progress = new Progress();
    private final Parts parts = new Parts(suite);
    private final Shards shards = new Shards(new Database(suite));
    private final List<Step> steps = new ArrayList<>();
    private final String name = "Handover " + Clocks.now().toEpochMilli();

    /** Made by the command line. */
    public HandoverBench() {}

    @Override
    public Integer call() throws JsonProcessingException {
        suite.sandbox().send("POST", "/sandbox/reset", Map.of());
        Senders senders = new Fleet(suite, "Handover", 97, rate).provide(size);
        int each = rate * seconds;
        for (int n = 0; n < size; n++) {
            suite.api().send("POST", "/api/v1/send-broadcast", senders.broadcast(name, n, senders.recipients(n, each)));
        }
        await("nothing is received", () -> received() >= (long) size * rate);
        join("joins");
        step("leaves", DRAIN, parts::endSecondSender, 1);
        join("joins again");
        step("dies", TAKE_OVER, parts::killSecondSender, 1);
        long awaited = (long) size * each;
        // what died with its sender is unknown, and some of that was never received
        await("not every message ended", () -> sum("queued") == 0 && sum("sent") + sum("unknown") == awaited);
        Map<String, Object> report = report(awaited);
        System.out.println(Rest.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
        return Boolean.TRUE.equals(report.get("kept")) ? 0 : 1;
    }

    private void join(String what) {
        step(what, DRAIN, parts::allUp, 2);
    }

    private void step(String what, Duration limit, Runnable deed, int owners) {
        progress.say("a second sender " + what);
        steps.add(new Step(what, limit, Clocks.now()));
        deed.run();
        shards.awaitOwners(owners);
        LockSupport.parkNanos(BETWEEN.toNanos());
        if (received() >= (long) size * rate * (seconds - 1)) {
            throw new IllegalStateException(
                    "the work ended before a second sender " + what + ": give it more --seconds");
        }
    }

    private Map<String, Object> report(long awaited) {
        Map<String, List<Instant>> seen = new HashMap<>();
        suite.received(message -> seen.computeIfAbsent(message.path("from").asText(), from -> new ArrayList<>())
                .add(Instant.parse(message.path("received_at").asText())));
        Map<String, Object> silence = new LinkedHashMap<>();
        boolean kept = seen.size() == size;
        for (Step step : steps) {
            Duration longest = longestIn(step, seen.values());
            kept &= longest.compareTo(step.limit()) <= 0;
            if (step.limit().equals(TAKE_OVER) && longest.compareTo(MISSED) < 0) {
                throw new IllegalStateException("the sender that died had none of the numbers");
            }
            silence.put(
                    step.what(),
                    Map.of(
                            "longest_silence_ms",
                            longest.toMillis(),
                            "limit_ms",
                            step.limit().toMillis()));
        }
        JsonNode stats = suite.sandbox().get("/sandbox/stats");
        long unknown = sum("unknown");
        kept &= stats.path("duplicates").asLong() == 0
                && stats.path("distinct_correlation_ids").asLong() + unknown == awaited;
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("bench", "handover");
        report.put("numbers", size);
        report.put("rate_per_number", rate);
        report.put("messages", awaited);
        report.put("received", stats.path("received").asLong());
        report.put("unknown", unknown);
        report.put("duplicates", stats.path("duplicates").asLong());
        report.put("a_second_sender", silence);
        report.put("kept", kept);
        return report;
    }

    /** The longest time between two messages of a number of which the later came after the step began. */
    private Duration longestIn(Step step, Iterable<List<Instant>> seen) {
        int next = steps.indexOf(step) + 1;
        Instant end = next < steps.size() ? steps.get(next).began() : Instant.MAX;
        Duration longest = Duration.ZERO;
        for (List<Instant> times : seen) {
            for (int i = 1; i < times.size(); i++) {
                Instant later = times.get(i);
                if (later.isAfter(step.began()) && !later.isAfter(end)) {
                    Duration silent = Duration.between(times.get(i - 1), later);
                    longest = silent.compareTo(longest) > 0 ? silent : longest;
                }
            }
        }
        return longest;
    }

    private long received() {
        return suite.sandbox().get("/sandbox/stats").path("received").asLong();
    }

    private long sum(String count) {
        return suite.broadcasts(name).stream()
                .mapToLong(broadcast -> broadcast.path(count).asLong())
                .sum();
    }

    private static void await(String otherwise, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(otherwise);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private record Step(String what, Duration limit, Instant began) {}
}
