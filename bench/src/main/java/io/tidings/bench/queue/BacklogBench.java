package io.tidings.bench.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Claims while millions of messages wait and somebody holds a snapshot open, so that no version of a row can be cleared
 * away: a claim must cost at the end what it cost at the beginning.
 */
@Command(
        name = "backlog",
        mixinStandardHelpOptions = true,
        description = "What claims cost with millions waiting and an old snapshot open; needs no suite.")
public final class BacklogBench implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Beyond this a claim is no longer called flat. */
    private static final double MOST_GROWTH = 2;

    @Option(names = "--waiting", defaultValue = "5000000", description = "Messages that wait.")
    private int waiting;

    @Option(names = "--devices", defaultValue = "1000", description = "Devices that they wait on.")
    private int devices;

    @Option(names = "--rate", defaultValue = "1", description = "Messages a second that a device allows.")
    private int rate;

    @Option(names = "--minutes", defaultValue = "5", description = "How long the snapshot is held open.")
    private int minutes;

    @Override
    public Integer call() throws JsonProcessingException {
        try (QueueStack stack = QueueStack.start();
                Senders senders = new Senders(stack, devices, rate)) {
            QueueDatabase database = stack.database();
            Backlog backlog = new Backlog(database);
            double fillSeconds = backlog.fill(waiting / devices);
            List<Backlog.Stretch> stretches;
            try (AutoCloseable snapshot = database.snapshot()) {
                senders.release();
                stretches = measure(backlog);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            Map<String, Object> report = report(fillSeconds, stretches);
            System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
            return Boolean.TRUE.equals(report.get("flat")) ? 0 : 1;
        }
    }

    private List<Backlog.Stretch> measure(Backlog backlog) {
        // the sender takes the shards and reads its lanes for the first time
        QueueRound.pause(Duration.ofSeconds(20));
        backlog.begin();
        List<Backlog.Stretch> stretches = new ArrayList<>();
        for (int minute = 1; minute <= minutes; minute++) {
            QueueRound.pause(Duration.ofMinutes(1));
            Backlog.Stretch stretch = backlog.stretch(60);
            System.err.println(stretch);
            stretches.add(stretch);
        }
        return stretches;
    }

    private Map<String, Object> report(double fillSeconds, List<Backlog.Stretch> stretches) {
        double first = stretches.getFirst().claimMillis();
        double last = stretches.getLast().claimMillis();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("bench", "backlog");
        report.put("waiting", waiting);
        report.put("devices", devices);
        report.put("rate_per_device", rate);
        report.put("cores", Runtime.getRuntime().availableProcessors());
        report.put("filled_per_s", Math.round(waiting / fillSeconds));
        report.put("minutes", stretches);
        report.put("claim_growth", Math.round(100 * last / first) / 100.0);
        report.put("flat", last <= MOST_GROWTH * first && stretches.getLast().sentPerSecond() > 0);
        return report;
    }
}
