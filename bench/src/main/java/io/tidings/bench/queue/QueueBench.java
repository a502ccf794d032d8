package io.tidings.bench.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Durable accepting and draining with a provider that answers at once, in turn with BullMQ, and what a kill of the
 * sender at its peak leaves unknown.
 */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description = "How fast messages are accepted and drained, beside BullMQ; needs no suite.")
public final class QueueBench implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--messages", defaultValue = "200000", description = "Messages of a round.")
    private int messages;

    @Option(names = "--devices", defaultValue = "1000", description = "Devices that they are spread over.")
    private int devices;

    @Option(names = "--rate", defaultValue = "1000000", description = "Messages a second that a device allows.")
    private int rate;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds of each.")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "1", description = "Rounds before, which don't count.")
    private int warmUp;

    @Option(names = "--no-bullmq", description = "Leaves the comparison out.")
    private boolean alone;

    @Option(names = "--no-kill", description = "Leaves the kill out.")
    private boolean unharmed;

    @Option(names = "--statements", description = "Adds what PostgreSQL spent its time on.")
    private boolean statements;

    @Override
    public Integer call() throws JsonProcessingException {
        try (QueueStack stack = QueueStack.start()) {
            BullMq bullMq = new BullMq(stack.redisPort());
            if (!alone) {
                bullMq.install();
            }
            Map<String, Object> report = report(stack, bullMq);
            System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
            return Boolean.TRUE.equals(report.get("promises_kept")) ? 0 : 1;
        }
    }

    private Map<String, Object> report(QueueStack stack, BullMq bullMq) {
        Senders senders = new Senders(stack, devices, rate);
        try (senders) {
            List<TidingsRound> ours = new ArrayList<>();
            List<BullMq.Round> theirs = new ArrayList<>();
            for (int i = 0; i < warmUp + rounds; i++) {
                boolean counts = i >= warmUp;
                TidingsRound round = senders.round(messages, statements && i == warmUp + rounds - 1);
                if (counts) {
                    ours.add(round);
                }
                System.err.println(round);
                if (!alone) {
                    BullMq.Round their = bullMq.round(messages, "bench-" + i);
                    System.err.println(their);
                    if (counts) {
                        theirs.add(their);
                    }
                }
            }
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("bench", "queue");
            report.put("messages", messages);
            report.put("devices", devices);
            report.put("cores", Runtime.getRuntime().availableProcessors());
            figures(report, ours, theirs);
            boolean kept = ours.stream().allMatch(TidingsRound::kept);
            if (!unharmed) {
                KilledRound killed = senders.killedRound(messages, middle(ours, TidingsRound::drainPerSecond));
                report.put("killed", killed);
                report.put("unknown_after_kill", killed.unknown());
                kept &= killed.kept();
            }
            report.put("promises_kept", kept);
            return report;
        }
    }

    private static void figures(Map<String, Object> report, List<TidingsRound> ours, List<BullMq.Round> theirs) {
        double drain = middle(ours, TidingsRound::drainPerSecond);
        report.put("accept_per_s", Math.round(middle(ours, TidingsRound::acceptPerSecond)));
        report.put("drain_per_s", Math.round(drain));
        if (!theirs.isEmpty()) {
            double their = middle(theirs, BullMq.Round::drainPerSecond);
            report.put("bullmq_add_per_s", Math.round(middle(theirs, BullMq.Round::addPerSecond)));
            report.put("bullmq_drain_per_s", Math.round(their));
            report.put("drain_ratio", Math.round(100 * drain / their) / 100.0);
        }
        report.put("claim_to_result_p99_ms", Math.round(middle(ours, TidingsRound::claimToResultP99)));
        report.put("rounds", ours);
        report.put("bullmq_rounds", theirs);
    }

    /** The median. */
    private static <T> double middle(List<T> rounds, java.util.function.ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    static List<UUID> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> Ids.next()).toList();
    }
}
