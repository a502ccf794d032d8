package io.tidings.messaging.sender;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.messaging.loop.Loop;
import io.tidings.messaging.settlement.AttemptResult;
import io.tidings.messaging.settlement.Results;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Gathers results and writes them together. A result is never dropped: while the store is away it waits here, and the
 * row stays claimed. Lives on the loop.
 */
@ApplicationScoped
class ResultBuffer {

    private static final Logger LOG = Logger.getLogger(ResultBuffer.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(2);

    private final Loop loop;
    private final Results results;
    private final SenderConfig config;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private int writing;
    private boolean scheduled;
    private boolean hurries;

    ResultBuffer(Loop loop, Results results, SenderConfig config, MeterRegistry metrics) {
        this.loop = loop;
        this.results = results;
        this.config = config;
        metrics.gauge("tidings_sender_results_waiting", waiting, Deque::size);
    }

    /**
     * Writes the result soon, and runs {@code then} once it is durable.
     *
     * @param hurry somebody waits for it: it does not wait for others to be written with it
     */
    void add(AttemptResult result, boolean hurry, Runnable then) {
        waiting.addLast(new Entry(result, then));
        hurries |= hurry;
        if (isToBeWritten()) {
            write();
        } else if (!scheduled && writing == 0) {
            scheduled = true;
            loop.after(config.resultLinger(), this::write);
        }
    }

    /** Whether the store is behind: what is claimed now would only wait, and be unknown if this process died. */
    boolean isBehind() {
        return waiting.size() + writing >= 2 * config.resultLimit();
    }

    private boolean isToBeWritten() {
        return hurries || waiting.size() >= config.resultLimit();
    }

    private void write() {
        scheduled = false;
        if (writing > 0 || waiting.isEmpty()) {
            return;
        }
        List<Entry> batch = new ArrayList<>();
        while (batch.size() < config.resultLimit() && !waiting.isEmpty()) {
            batch.add(waiting.pollFirst());
        }
        writing = batch.size();
        hurries &= !waiting.isEmpty();
        apply(batch, FIRST_RETRY);
    }

    private void apply(List<Entry> batch, Duration retry) {
        results.apply(batch.stream().map(Entry::result).toList())
                .emitOn(loop::run)
                .subscribe()
                .with(done -> written(batch), e -> {
                    LOG.warnf("%d results wait for the store: %s", batch.size(), e.toString());
                    loop.run(() -> loop.after(retry, () -> apply(batch, longer(retry))));
                });
    }

    private void written(List<Entry> batch) {
        writing = 0;
        batch.forEach(entry -> entry.then().run());
        if (isToBeWritten()) {
            write();
        } else if (!waiting.isEmpty() && !scheduled) {
            scheduled = true;
            loop.after(config.resultLinger(), this::write);
        }
    }

    private static Duration longer(Duration retry) {
        Duration twice = retry.multipliedBy(2);
        return twice.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : twice;
    }

    private record Entry(AttemptResult result, Runnable then) {}
}
