package io.tidings.messaging.sender;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.tidings.messaging.channel.SendOutcome;
import io.tidings.messaging.hold.HeldTargets;
import io.tidings.messaging.loop.Loop;
import io.tidings.messaging.queue.QueueStore;
import io.tidings.messaging.queue.Waiting;
import io.tidings.messaging.settlement.AttemptResult;
import io.tidings.messaging.settlement.Ending;
import io.tidings.platform.id.Uuid7s;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Claims what has a slot within the horizon, over all devices in one statement, and has it called at its slot. Works
 * only while something waits. Lives on the loop.
 */
@ApplicationScoped
class Claims {

    private static final Logger LOG = Logger.getLogger(Claims.class);
    private static final Duration STORE_AWAY = Duration.ofSeconds(1);

    private final Loop loop;
    private final SenderConfig config;
    private final QueueStore store;
    private final Dispatcher dispatcher;
    private final ResultBuffer results;
    private final Uuid7s ids;
    private final HeldTargets held;
    private final ClaimSizes sizes;
    private final Timer latency;

    private Collection<DeviceQueue> queues = List.of();
    private Runnable refill = () -> {};
    private boolean claiming;
    private boolean waking;
    private boolean hurries;
    private long earliest;
    private @Nullable Long alarm;

    Claims(
            Loop loop,
            SenderConfig config,
            QueueStore store,
            Dispatcher dispatcher,
            ResultBuffer results,
            Uuid7s ids,
            HeldTargets held,
            MeterRegistry metrics) {
        this.loop = loop;
        this.config = config;
        this.store = store;
        this.dispatcher = dispatcher;
        this.results = results;
        this.ids = ids;
        this.held = held;
        this.sizes = new ClaimSizes(metrics);
        this.latency = Latencies.timer("tidings_sender_claim").register(metrics);
        this.earliest = loop.nanos();
    }

    /** Claims for these queues, and asks for more to be read after each claim. */
    void over(Collection<DeviceQueue> all, Runnable whenTaken) {
        queues = all;
        refill = whenTaken;
    }

    /**
     * Something may be there to claim. Claims follow each other at a distance, so that each holds many; what goes before
     * bulk doesn't wait for that.
     */
    void wake() {
        if (claiming) {
            return;
        }
        if (results.isBehind()) {
            wakeAt(loop.nanos() + config.claimInterval().toNanos());
            return;
        }
        boolean isEarly = earliest - loop.nanos() > 0;
        List<Claimed> chosen = isEarly ? chooseUrgent() : choose(Choice::add);
        if (!chosen.isEmpty()) {
            claim(chosen, isEarly);
        } else if (isEarly) {
            wakeAt(earliest);
        } else {
            sleep();
        }
    }

    /** Wakes once for all that changes at the same time. */
    private void soon() {
        if (!waking) {
            waking = true;
            loop.run(() -> {
                waking = false;
                wake();
            });
        }
    }

    /** Something came that goes before bulk: the next wake looks for it, however early. */
    void hurry() {
        hurries = true;
    }

    private List<Claimed> chooseUrgent() {
        if (!hurries) {
            return List.of();
        }
        hurries = false;
        return choose(Choice::addUrgent);
    }

    private void sleep() {
        Duration wait = untilNext();
        if (!wait.isNegative()) {
            wakeAt(loop.nanos() + wait.toNanos());
        }
    }

    private void wakeAt(long at) {
        if (alarm != null && alarm - at <= 0) {
            return;
        }
        alarm = at;
        loop.after(Duration.ofNanos(at - loop.nanos()), () -> {
            if (alarm != null && alarm == at) {
                alarm = null;
            }
            wake();
        });
    }

    /** How long until there may be something to claim; negative when nothing waits. */
    private Duration untilNext() {
        long now = loop.nanos();
        Instant nowAt = loop.now();
        return queues.stream()
                .map(queue -> queue.untilReady(now, nowAt, config.horizon()))
                .flatMap(Stream::ofNullable)
                .min(Duration::compareTo)
                .map(wait -> wait.compareTo(config.claimInterval()) > 0 ? wait : config.claimInterval())
                .orElse(Duration.ofNanos(-1));
    }

    private List<Claimed> choose(BiConsumer<Choice, DeviceQueue> how) {
        long now = loop.nanos();
        Instant nowAt = loop.now();
        Choice choice = new Choice(now, nowAt, config, ids, (queue, message) -> expire(queue, message, nowAt));
        List<DeviceQueue> order = new ArrayList<>(queues);
        // whoever was first may not always be first when there is more than one claim can hold
        Collections.rotate(order, (int) (now / 1_000_000 % Math.max(1, order.size())));
        for (DeviceQueue queue : order) {
            if (queue.lease().runsAt(now)) {
                how.accept(choice, queue);
            }
        }
        return choice.chosen();
    }

    private void expire(DeviceQueue queue, Waiting message, Instant now) {
        queue.settled();
        results.add(new AttemptResult(message.id(), null, now, new Ending.Expired()), false, ended -> {
            queue.lane(message.lane()).ended(message);
            soon();
        });
    }

    private void claim(List<Claimed> chosen, boolean isEarly) {
        claiming = true;
        long asked = loop.nanos();
        if (!isEarly) {
            // a full claim tells that more waits than fits into one
            earliest = chosen.size() < config.claimLimit()
                    ? asked + config.claimInterval().toNanos()
                    : asked;
        }
        sizes.record(chosen);
        store.claim(chosen.stream().map(c -> c.claim(loop.at(c.slot()))).toList())
                .emitOn(loop::run)
                .subscribe()
                .with(claimed -> claimed(chosen, claimed, asked), e -> loop.run(() -> failed(chosen, e)));
    }

    private void claimed(List<Claimed> chosen, Set<UUID> claimed, long asked) {
        claiming = false;
        latency.record(loop.nanos() - asked, TimeUnit.NANOSECONDS);
        if (claimed.size() < chosen.size()) {
            held.look();
        }
        Instant now = loop.now();
        for (Claimed one : chosen) {
            if (claimed.contains(one.message().id())) {
                one.queue().lease().begun(now);
                dispatcher.schedule(one, this::soon);
            } else {
                forget(one);
            }
        }
        refill.run();
    }

    /** Held, settled or somebody else's by now: the next reading of the lane tells. */
    private void forget(Claimed one) {
        one.queue().settled();
        one.lane().ended(one.message());
        one.lane().arrived(one.message().place());
    }

    /**
     * It is not known whether the claim was made, but no call was begun: should it have been made, it is handed back.
     */
    private void failed(List<Claimed> chosen, Throwable reason) {
        LOG.warnf("a claim of %d messages failed: %s", chosen.size(), reason.toString());
        chosen.forEach(one -> dispatcher.end(one, new SendOutcome.NotBegun(), () -> {}));
        loop.after(STORE_AWAY, () -> {
            claiming = false;
            wake();
        });
    }

    /** Completes when nothing of these queues is under way any more. */
    Uni<Void> quiet(List<DeviceQueue> leaving) {
        return Uni.createFrom().emitter(emitter -> awaitQuiet(leaving, () -> emitter.complete(null)));
    }

    private void awaitQuiet(List<DeviceQueue> leaving, Runnable then) {
        if (leaving.stream().allMatch(DeviceQueue::isQuiet)) {
            then.run();
        } else {
            loop.after(config.claimInterval(), () -> awaitQuiet(leaving, then));
        }
    }
}
