package io.tidings.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.bench.Fleet.Senders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * K numbers of 80 a second, one broadcast on each, the sandbox enforcing 80 a second with 50 ms latency and three
 * receipts a message. Raises K until a number no longer uses 0.95 of its rate.
 */
@Command(
        name = "broadcast",
        mixinStandardHelpOptions = true,
        description = "The largest number of senders that are all used to 0.95 of their rate.")
final class BroadcastBench implements Callable<Integer> {

    private static final int RATE = 80;
    private static final double ENOUGH = 0.95;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(500);

    @Option(names = "--numbers", split = ",", defaultValue = "8,10,12,16,24", description = "The steps of K.")
    private List<Integer> steps = List.of();

    @Option(names = "--seconds", defaultValue = "40", description = "How long each number has work.")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "4",
            description = "Rounds of the first step that come before and are not counted: fresh JVMs still compile.")
    private int warmUp;

    private final SuiteUnderTest suite = new SuiteUnderTest();
    private final Fleet fleet = new Fleet(suite, "Bench", 99, RATE);

    @Override
    public Integer call() throws JsonProcessingException {
        Map<String, Object> report = new LinkedHashMap<>();
        List<Map<String, Object>> runs = new ArrayList<>();
        for (int round = 0; round < warmUp; round++) {
            run(steps.getFirst());
        }
        int largest = 0;
        boolean broken = false;
        for (int count : steps) {
            Map<String, Object> run = run(count);
            runs.add(run);
            broken |= !Boolean.TRUE.equals(run.get("promises_kept"));
            if (!Boolean.TRUE.equals(run.get("rate_used"))) {
                break;
            }
            largest = count;
        }
        suite.sandbox().send("DELETE", "/sandbox/faults", null);
        report.put("bench", "broadcast");
        report.put("rate_per_number", RATE);
        report.put("warm_up_rounds", warmUp);
        report.put("largest_k", largest);
        report.put("runs", runs);
        System.out.println(Rest.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
        return broken || largest < steps.getFirst() ? 1 : 0;
    }

    private Map<String, Object> run(int count) {
        Senders senders = fleet.provide(count);
        suite.sandbox().send("POST", "/sandbox/reset", Map.of());
        suite.sandbox().send("PUT", "/sandbox/faults", Map.of("latency_ms", 50));
        Map<String, Long> processes = suite.processes();
        CpuTimes before = CpuTimes.of(processes);
        int each = RATE * seconds;
        long total = (long) each * count;
        String name = "Bench #" + Clocks.now().toEpochMilli();
        Map<String, Instant> accepted = sendOnEach(senders, name, each);
        awaitRead(name, total);
        CpuTimes after = CpuTimes.of(processes);
        JsonNode stats = suite.sandbox().get("/sandbox/stats");
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("k", count);
        run.put("messages", total);
        rates(stats, run);
        Latencies latencies = sinceAccepted(accepted);
        run.put("accepted_to_sent_p50_ms", latencies.at(0.50));
        run.put("accepted_to_sent_p99_ms", latencies.at(0.99));
        run.put("cpu_ms_per_message", after.perMessage(before, total));
        boolean kept = stats.path("received").asLong() == total
                && stats.path("duplicates").asLong() == 0
                && stats.path("rejected").path("130429").asLong() == 0;
        run.put("duplicates", stats.path("duplicates").asLong());
        run.put("rejected_130429", stats.path("rejected").path("130429").asLong());
        run.put("promises_kept", kept);
        return run;
    }

    /** Sends a broadcast on each number, and answers when each was accepted, by the sender's phone. */
    private Map<String, Instant> sendOnEach(Senders senders, String name, int recipients) {
        Map<String, Instant> accepted = new LinkedHashMap<>();
        for (int n = 0; n < senders.numbers().size(); n++) {
            suite.api()
                    .send(
                            "POST",
                            "/api/v1/send-broadcast",
                            senders.broadcast(name, n, senders.recipients(n, recipients)));
            accepted.put(senders.numbers().get(n).phone(), Clocks.now());
        }
        return accepted;
    }

    private static void rates(JsonNode stats, Map<String, Object> run) {
        double worst = 1;
        int most = 0;
        for (JsonNode sender : stats.path("per_sender")) {
            Instant first = Instant.parse(sender.path("first_at").asText());
            Instant last = Instant.parse(sender.path("last_at").asText());
            double used = (sender.path("received").asLong() - 1)
                    / (Duration.between(first, last).toMillis() / 1_000.0)
                    / RATE;
            worst = Math.min(worst, used);
            most = Math.max(most, sender.path("max_in_1s").asInt());
        }
        run.put("least_rate_used", Math.round(worst * 1_000) / 1_000.0);
        run.put("most_in_1s", most);
        run.put("rate_used", worst >= ENOUGH);
    }

    /** From the answer to the broadcast's call until the network received each of its messages. */
    private Latencies sinceAccepted(Map<String, Instant> acceptedBySender) {
        List<Long> millis = new ArrayList<>();
        suite.received(message -> {
            Instant accepted = acceptedBySender.get(message.path("from").asText());
            if (accepted != null) {
                Instant received = Instant.parse(message.path("received_at").asText());
                millis.add(Duration.between(accepted, received).toMillis());
            }
        });
        return new Latencies(millis);
    }

    private void awaitRead(String name, long total) {
        Instant end = Clocks.now().plus(PATIENCE).plusSeconds(seconds);
        while (received() < total || read(name) < total) {
            if (Clocks.now().isAfter(end)) {
                throw new IllegalStateException("not everything was read in time: " + read(name) + " of " + total);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** The network's own count, which costs less than asking for the list of broadcasts. */
    private long received() {
        return suite.sandbox().get("/sandbox/stats").path("received").asLong();
    }

    /** How many of the broadcasts' messages were read. */
    private long read(String name) {
        return suite.broadcasts(name).stream()
                .mapToLong(broadcast -> broadcast.path("read").asLong())
                .sum();
    }
}
