package io.tidings.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tidings.bench.Fleet.Senders;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Single messages over numbers that all have bulk waiting for longer than the run: how long each waits, from its storing in
 * the queue until the network received it. What the call takes before that is told beside it, from the time in the id.
 */
@Command(
        name = "codes",
        mixinStandardHelpOptions = true,
        description = "How long a single message waits while its number is busy with bulk.")
final class CodesBench implements Callable<Integer> {

    /** What a code may wait beside one slot of its number. */
    private static final Duration PROMISED = Duration.ofMillis(250);

    private static final String AREA = "213590";
    private static final Duration BETWEEN = Duration.ofMillis(100);

    @Option(names = "--numbers", defaultValue = "8", description = "Numbers (${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--rate", defaultValue = "20", description = "Messages a second of a number (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--codes", defaultValue = "300", description = "Single messages (${DEFAULT-VALUE}).")
    private int codes;

    @Option(names = "--warm-up", defaultValue = "100", description = "Before them, not counted (${DEFAULT-VALUE}).")
    private int warmUp;

    private final SuiteUnderTest suite = new SuiteUnderTest();

    @Override
    public Integer call() throws JsonProcessingException {
        suite.sandbox().send("POST", "/sandbox/reset", Map.of());
        Senders senders = new Fleet(suite, "Codes", 96, rate).provide(size);
        int each = Math.toIntExact(
                rate * (2 + BETWEEN.multipliedBy(4L * (codes + warmUp)).toSeconds()));
        String name = "Codes " + Clocks.now().toEpochMilli();
        for (int n = 0; n < size; n++) {
            suite.api().send("POST", "/api/v1/send-broadcast", senders.broadcast(name, n, senders.recipients(n, each)));
        }
        post(senders);
        Map<String, Object> report = report(name);
        for (var broadcast : suite.broadcasts(name)) {
            suite.api()
                    .send("POST", "/api/v1/broadcasts/" + broadcast.path("id").asLong() + "/cancel", Map.of());
        }
        System.out.println(Rest.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
        return Boolean.TRUE.equals(report.get("kept")) ? 0 : 1;
    }

    private void post(Senders senders) {
        for (int i = 0; i < warmUp + codes; i++) {
            suite.api()
                    .send(
                            "POST",
                            "/api/v1/messages",
                            Map.of(
                                    "phone", AREA + "%06d".formatted(i),
                                    "name", "Codes",
                                    "template_id", senders.template(),
                                    "template_account_flow_id",
                                            senders.numbers().get(i % size).id(),
                                    "data", Map.of("name", "Amel")));
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private Map<String, Object> report(String name) {
        Map<UUID, Instant> stored = stored();
        List<Long> waited = new ArrayList<>();
        List<Long> inAll = new ArrayList<>();
        suite.received(message -> {
            UUID id = UUID.fromString(message.path("correlation_id").asText());
            Instant accepted = stored.get(id);
            if (accepted != null && isCounted(message.path("to").asText())) {
                Instant received = Instant.parse(message.path("received_at").asText());
                waited.add(Duration.between(accepted, received).toMillis());
                inAll.add(Duration.between(time(id), received).toMillis());
            }
        });
        long waiting = suite.broadcasts(name).stream()
                .mapToLong(broadcast -> broadcast.path("queued").asLong())
                .sum();
        Latencies latencies = new Latencies(waited);
        Latencies calls = new Latencies(inAll);
        long limit = 1_000 / rate + PROMISED.toMillis();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("bench", "codes");
        report.put("numbers", size);
        report.put("rate_per_number", rate);
        report.put("codes", codes);
        report.put("received", waited.size());
        report.put("bulk_still_waiting", waiting);
        report.put("p50_ms", latencies.at(0.50));
        report.put("p99_ms", latencies.at(0.99));
        report.put("max_ms", latencies.at(1));
        report.put("limit_ms", limit);
        report.put("from_the_call_p50_ms", calls.at(0.50));
        report.put("from_the_call_p99_ms", calls.at(0.99));
        report.put("from_the_call_max_ms", calls.at(1));
        report.put("kept", waited.size() == codes && waiting > 0 && latencies.at(1) <= limit);
        return report;
    }

    private boolean isCounted(String phone) {
        return phone.startsWith(AREA) && phone.compareTo(AREA + "%06d".formatted(warmUp)) >= 0;
    }

    /** When the queue got each code. */
    private Map<UUID, Instant> stored() {
        Map<UUID, Instant> stored = new HashMap<>();
        new Database(suite)
                .rows(
                        "tidings_messaging",
                        "SELECT id, accepted_at FROM message WHERE recipient LIKE ?",
                        row -> stored.put(
                                row.getObject(1, UUID.class),
                                row.getObject(2, OffsetDateTime.class).toInstant()),
                        AREA + "%");
        return stored;
    }

    /** The time in a version 7 UUID: when the call came in. */
    private static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
