package io.tidings.messaging.sender;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.messaging.loop.Loop;
import io.tidings.messaging.settlement.AttemptResult;
import io.tidings.messaging.settlement.Ending;
import io.tidings.messaging.settlement.Results;
import io.tidings.messaging.storable.Refusals;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Gathers results and writes them together. A result is never dropped: while the store is away it waits here, and the
 * row stays claimed. One that the store refuses is told apart from its batch, so that the others don't wait for it, and
 * its message is unknown. Lives on the loop.
 */
@ApplicationScoped
class ResultBuffer {

    private static final Logger LOG = Logger.getLogger(ResultBuffer.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(2);

    private final Loop loop;
    private final Results results;
    private final SenderConfig config;
    private final Counter refused;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    /** What else of a refused batch is to be written, in its order. */
    private final Deque<List<Entry>> parts = new ArrayDeque<>();

    private int writing;
    private int aside;
    private long begun;
    private boolean scheduled;
    private boolean hurries;

    ResultBuffer(Loop loop, Results results, SenderConfig config, MeterRegistry metrics) {
        this.loop = loop;
        this.results = results;
        this.config = config;
        this.refused = metrics.counter("tidings_sender_refused_results");
        metrics.gauge("tidings_sender_results_waiting", this, ResultBuffer::size);
        metrics.gauge("tidings_sender_results_oldest_age_seconds", this, ResultBuffer::age);
    }

    /**
     * Writes the result soon, and once it is durable tells {@code then} how the attempt ended, as it was written.
     *
     * @param hurry somebody waits for it: it does not wait for others to be written with it
     */
    void add(AttemptResult result, boolean hurry, Consumer<Ending> then) {
        hurries |= hurry;
        add(new Entry(result, then, false));
    }

    private void add(Entry entry) {
        waiting.addLast(entry);
        if (isToBeWritten()) {
            write();
        } else if (writing == 0) {
            writeLater();
        }
    }

    /** Whether the store is behind: what is claimed now would only wait, and be unknown if this process died. */
    boolean isBehind() {
        return size() >= 2 * config.resultLimit();
    }

    /** What is not durable yet: also what is being written, which the store may not take. */
    private int size() {
        return waiting.size() + writing + aside;
    }

    /** For how many seconds the store has not taken what is being written. */
    private double age() {
        return writing == 0 ? 0 : (loop.nanos() - begun) / 1e9;
    }

    private boolean isToBeWritten() {
        return hurries || waiting.size() >= config.resultLimit();
    }

    private void writeLater() {
        if (!scheduled) {
            scheduled = true;
            loop.after(config.resultLinger(), this::write);
        }
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
        begun = loop.nanos();
        writing = batch.size();
        hurries &= !waiting.isEmpty();
        apply(batch, FIRST_RETRY);
    }

    private void apply(List<Entry> batch, Duration retry) {
        results.apply(batch.stream().map(Entry::result).toList())
                .emitOn(loop::run)
                .subscribe()
                .with(done -> written(batch), e -> loop.run(() -> failed(batch, e, retry)));
    }

    private void written(List<Entry> batch) {
        writing -= batch.size();
        batch.forEach(entry -> entry.then().accept(entry.result().ending()));
        goOn();
    }

    private void goOn() {
        List<Entry> part = parts.pollFirst();
        if (part != null) {
            apply(part, FIRST_RETRY);
        } else if (isToBeWritten()) {
            write();
        } else if (!waiting.isEmpty()) {
            writeLater();
        }
    }

    private void failed(List<Entry> batch, Throwable failure, Duration retry) {
        Optional<String> state = Refusals.state(failure);
        if (state.isEmpty()) {
            LOG.warnf("%d results wait for the store: %s", batch.size(), failure.toString());
            loop.after(retry, () -> apply(batch, longer(retry)));
        } else if (batch.size() > 1) {
            halve(batch);
        } else {
            refused(batch.getFirst(), state.get());
        }
    }

    /** Finds the one that is refused among 500 in some 20 transactions, where one by one would take 500. */
    private void halve(List<Entry> batch) {
        int half = batch.size() / 2;
        parts.addFirst(batch.subList(half, batch.size()));
        apply(batch.subList(0, half), FIRST_RETRY);
    }

    private void refused(Entry entry, String state) {
        LOG.errorf(
                "the database refuses the result of message %s: %s",
                entry.result().message(), state);
        if (entry.mayBecomeUnknown()) {
            refused.increment();
            apply(List.of(entry.unknown(state)), FIRST_RETRY);
        } else {
            setAside(entry);
        }
    }

    /** Nothing about this message can be written now: it waits, and nobody with it. */
    private void setAside(Entry entry) {
        writing--;
        aside++;
        loop.after(LAST_RETRY, () -> {
            aside--;
            add(entry);
        });
        goOn();
    }

    private static Duration longer(Duration retry) {
        Duration twice = retry.multipliedBy(2);
        return twice.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : twice;
    }

    /** @param replaced whether it was refused before, and now only says so */
    private record Entry(AttemptResult result, Consumer<Ending> then, boolean replaced) {

        private boolean mayBecomeUnknown() {
            return !replaced && result.attempt() != null;
        }

        private Entry unknown(String state) {
            Ending unknown = new Ending.Unknown("the database refuses the result: " + state);
            return new Entry(new AttemptResult(result.message(), result.attempt(), result.at(), unknown), then, true);
        }
    }
}
