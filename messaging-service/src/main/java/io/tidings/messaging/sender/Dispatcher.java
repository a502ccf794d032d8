package io.tidings.messaging.sender;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tidings.events.Lane;
import io.tidings.messaging.channel.Channels;
import io.tidings.messaging.channel.OutgoingMessage;
import io.tidings.messaging.channel.SendOutcome;
import io.tidings.messaging.channel.ThrottleScope;
import io.tidings.messaging.hold.ProviderStops;
import io.tidings.messaging.loop.Loop;
import io.tidings.messaging.queue.Waiting;
import io.tidings.messaging.settlement.AttemptResult;
import io.tidings.messaging.settlement.Ending;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the call of a claimed message at its slot, and says what came of it. The lease is asked for the last time when
 * the connection is there and nothing is written yet.
 */
@ApplicationScoped
class Dispatcher {

    /** Until the hold is seen; a refusal after it would place the hold again. */
    private static final Duration STOPPED = Duration.ofSeconds(2);

    private final Loop loop;
    private final Channels channels;
    private final ResultBuffer results;
    private final RetryPolicy retries;
    private final ProviderStops stops;
    private final TimerWheel wheel;
    private final PerChannel<Timer> lateness;
    private final Counter notBegun;

    Dispatcher(
            Loop loop,
            Channels channels,
            ResultBuffer results,
            RetryPolicy retries,
            ProviderStops stops,
            MeterRegistry metrics) {
        this.loop = loop;
        this.channels = channels;
        this.results = results;
        this.retries = retries;
        this.stops = stops;
        this.wheel = new TimerWheel(loop);
        this.notBegun = metrics.counter("tidings_sender_not_begun_messages");
        this.lateness = new PerChannel<>(channel -> Latencies.timer("tidings_sender_lateness")
                .tag("channel", channel)
                .register(metrics));
    }

    /** Begins the call at its slot, or at a later one if something more urgent comes. */
    void schedule(Claimed claimed, Runnable changed) {
        schedule(claimed, claimed.slot(), true, changed);
    }

    private void schedule(Claimed claimed, long at, boolean first, Runnable changed) {
        DeviceQueue queue = claimed.queue();
        queue.agenda().add(claimed);
        wheel.at(at, () -> beginNext(queue, claimed.slot(), first, changed));
    }

    private void beginNext(DeviceQueue queue, long slot, boolean first, Runnable changed) {
        Claimed next = queue.agenda().next();
        if (next != null) {
            begin(next.at(slot), first, changed);
        }
    }

    private void begin(Claimed claimed, boolean first, Runnable changed) {
        long now = loop.nanos();
        if (!claimed.queue().lease().runsAt(now) || !claimed.queue().mayCall(now)) {
            end(claimed, new SendOutcome.NotBegun(), changed);
            return;
        }
        long allowed = claimed.queue().begin(now);
        if (allowed - now > 0) {
            if (first) {
                claimed.queue().late();
            }
            schedule(claimed, allowed, false, changed);
            return;
        }
        lateness.of(claimed.queue().device().provider())
                .record(Math.max(0, now - claimed.slot()), TimeUnit.NANOSECONDS);
        call(claimed, changed);
    }

    private void call(Claimed claimed, Runnable changed) {
        Waiting message = claimed.message();
        OutgoingMessage outgoing = new OutgoingMessage(
                message.id(),
                message.workspace(),
                message.device(),
                message.to(),
                message.content(),
                message.parameters());
        channels.of(claimed.queue().device().provider())
                .send(outgoing, () -> claimed.queue().lease().runsAt(loop.nanos()))
                .subscribe()
                .with(
                        outcome -> loop.run(() -> called(claimed, outcome, changed)),
                        e -> loop.run(() -> called(claimed, new SendOutcome.Unknown(e.toString()), changed)));
    }

    private void called(Claimed claimed, SendOutcome outcome, Runnable changed) {
        Breaker breaker = claimed.queue().breaker();
        switch (outcome) {
            case SendOutcome.Unknown ignored -> breaker.failed(loop.nanos());
            case SendOutcome.NotWritten ignored -> breaker.failed(loop.nanos());
            case SendOutcome.Retryable ignored -> breaker.failed(loop.nanos());
            case SendOutcome.NotBegun ignored -> {}
            case SendOutcome.Accepted ignored -> breaker.succeeded();
            case SendOutcome.Throttled ignored -> breaker.succeeded();
            case SendOutcome.Refused ignored -> breaker.succeeded();
        }
        end(claimed, outcome, changed);
    }

    /** Writes how it ended; the message goes on, or is over, once that is durable. */
    void end(Claimed claimed, SendOutcome outcome, Runnable changed) {
        AttemptResult result =
                new AttemptResult(claimed.message().id(), claimed.attempt(), loop.now(), ending(claimed, outcome));
        boolean isAwaited = claimed.message().lane() != Lane.BULK;
        results.add(result, isAwaited, written -> {
            claimed.queue().settled();
            if (written instanceof Ending.Again again) {
                claimed.lane().again(claimed.message().again(again.dueAt(), again.refused()));
            } else if (written instanceof Ending.NotBegun) {
                claimed.lane().again(claimed.message().again(loop.now(), false));
            } else {
                claimed.lane().ended(claimed.message());
            }
            changed.run();
        });
    }

    private Ending ending(Claimed claimed, SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted accepted -> new Ending.Sent(accepted.providerId());
            case SendOutcome.Unknown unknown -> new Ending.Unknown(unknown.reason());
            case SendOutcome.NotBegun ignored -> {
                notBegun.increment();
                yield new Ending.NotBegun();
            }
            case SendOutcome.NotWritten notWritten -> again(claimed, wait(claimed), null, notWritten.reason());
            case SendOutcome.Throttled throttled -> throttled(claimed, throttled);
            case SendOutcome.Retryable retryable -> retry(claimed, retryable.code(), retryable.title());
            case SendOutcome.Refused refused -> refused(claimed, refused);
        };
    }

    private Ending throttled(Claimed claimed, SendOutcome.Throttled throttled) {
        Duration wait = wait(claimed);
        Duration rest = wait.compareTo(throttled.rest()) > 0 ? wait : throttled.rest();
        if (throttled.scope() != ThrottleScope.RECIPIENT) {
            claimed.queue().restUntil(loop.nanos() + throttled.rest().toNanos());
        }
        return again(claimed, rest, throttled.code(), throttled.title());
    }

    private Ending retry(Claimed claimed, int code, String title) {
        return retries.allows(claimed.message().refusals() + 1)
                ? new Ending.Again(loop.now().plus(wait(claimed)), code, title, true)
                : new Ending.Failed(code, title);
    }

    private Ending refused(Claimed claimed, SendOutcome.Refused refused) {
        return switch (refused.consequence()) {
            case SUPPRESS_RECIPIENT -> new Ending.Suppressed(refused.code(), refused.title());
            case STOP_ACCOUNT -> {
                stops.stopAccount(claimed.queue().device().account(), reason(refused));
                yield stopped(claimed, refused);
            }
            case STOP_DEVICE -> {
                stops.stopDevice(claimed.message().device(), reason(refused));
                yield stopped(claimed, refused);
            }
            case NONE, PAUSE_TEMPLATE -> new Ending.Failed(refused.code(), refused.title());
        };
    }

    /** Not the message is at fault, which waits for the repair. */
    private Ending stopped(Claimed claimed, SendOutcome.Refused refused) {
        claimed.queue().restUntil(loop.nanos() + STOPPED.toNanos());
        return again(claimed, STOPPED, refused.code(), refused.title());
    }

    private static String reason(SendOutcome.Refused refused) {
        return "the provider refuses all of it: " + refused.code() + " " + refused.title();
    }

    private Duration wait(Claimed claimed) {
        return retries.after(claimed.message().tries() + 1);
    }

    private Ending again(Claimed claimed, Duration wait, @Nullable Integer code, String title) {
        return new Ending.Again(loop.now().plus(wait), code, title, false);
    }
}
