package io.tidings.sandbox.webhook;

import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What goes to one account's address. One thread at a time uses it; answers come in on other threads and are kept until
 * the next {@link #advance}.
 */
public final class Endpoint {
    private final WebhookConfig config;
    private final WebhookCalls calls;
    private final Composer composer;
    private final Backlog backlog;
    private final PriorityQueue<Delivery> repeats = new PriorityQueue<>(Comparator.comparingLong(Delivery::nextAt));
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Set<Delivery> inFlight = new HashSet<>();
    private final Runnable wake;
    private long waitingSince;

    /** Nothing to send yet; {@code wake} is called when an answer came. */
    Endpoint(WebhookConfig config, WebhookCalls calls, Composer composer, Backlog backlog, Runnable wake) {
        this.config = config;
        this.calls = calls;
        this.composer = composer;
        this.backlog = backlog;
        this.wake = wake;
    }

    private record Answer(Delivery delivery, boolean acknowledged) {}

    /** Queues an update. */
    public void add(long reference, long atMillis, long now) {
        if (backlog.isEmpty()) {
            waitingSince = now;
        }
        backlog.add(reference, atMillis);
    }

    /** Whether anything is still to be sent or acknowledged. */
    public boolean isIdle() {
        return backlog.isEmpty() && repeats.isEmpty() && inFlight.isEmpty();
    }

    /** Takes in answers and starts what may be started; without a target everything is dropped. */
    public void advance(@Nullable Target target, long now) {
        settle(now);
        if (target == null) {
            clear();
            return;
        }
        boolean started = true;
        while (started && inFlight.size() < config.inFlight()) {
            started = startOne(target, now);
        }
    }

    private void settle(long now) {
        for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
            boolean current = inFlight.remove(answer.delivery());
            if (!current) {
                continue;
            }
            if (answer.acknowledged()) {
                composer.acknowledged(answer.delivery().updates());
            } else {
                answer.delivery().failed(now, config);
                repeats.add(answer.delivery());
            }
        }
    }

    private boolean startOne(Target target, long now) {
        Delivery repeat = repeats.peek();
        if (repeat != null && repeat.nextAt() <= now) {
            start(target, repeats.remove());
            return true;
        }
        boolean full = backlog.size() >= config.batchSize();
        boolean waitedEnough = now - waitingSince >= config.linger().toMillis();
        boolean roomLeft = repeats.size() + inFlight.size() < config.unacknowledged();
        if (backlog.isEmpty() || !roomLeft || !(full || waitedEnough)) {
            return false;
        }
        waitingSince = now;
        Updates updates = backlog.take(config.batchSize());
        start(target, new Delivery(updates, composer.compose(updates)));
        return true;
    }

    private void start(Target target, Delivery delivery) {
        inFlight.add(delivery);
        calls.post(target, delivery.body())
                .onComplete(outcome -> answered(delivery, outcome.succeeded() && outcome.result() / 100 == 2));
    }

    private void answered(Delivery delivery, boolean acknowledged) {
        answers.add(new Answer(delivery, acknowledged));
        wake.run();
    }

    /** Forgets everything; calls that are on their way end unnoticed. */
    public void clear() {
        backlog.clear();
        repeats.clear();
        inFlight.clear();
    }

    /** Hands over everything that was not acknowledged. */
    public void drain(BiConsumer<Long, Long> keep) {
        inFlight.forEach(delivery -> drain(delivery.updates(), keep));
        repeats.forEach(delivery -> drain(delivery.updates(), keep));
        while (!backlog.isEmpty()) {
            drain(backlog.take(config.batchSize()), keep);
        }
    }

    private static void drain(Updates updates, BiConsumer<Long, Long> keep) {
        for (int i = 0; i < updates.size(); i++) {
            keep.accept(updates.reference(i), updates.moment(i));
        }
    }
}
