package io.tidings.gateway.proxy;

import io.tidings.gateway.visit.Visit;
import io.tidings.platform.fault.TooLarge;
import io.tidings.platform.fault.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bodies that must be read before they can be sent on, the only ones that are held in memory: each is bounded, and so are
 * all together, since nobody knows yet who sends them.
 */
@Singleton
class HeldBodies {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Limits limits;
    private final SlowBodies slowBodies;
    private final AtomicLong held = new AtomicLong();

    HeldBodies(Vertx vertx, Limits limits, SlowBodies slowBodies) {
        this.vertx = vertx;
        this.limits = limits;
        this.slowBodies = slowBodies;
    }

    /** The whole body of what may hold a credential, which the visit then has; or the fault why it can't be had. */
    Future<Buffer> read(Visit visit) {
        return read(visit, limits.credentialBody().asLongValue());
    }

    /** The same for what needs no credential: one that drips must hold no place of those who sign in. */
    Future<Buffer> readOpen(Visit visit) {
        return read(visit, limits.openBody().asLongValue());
    }

    private Future<Buffer> read(Visit visit, long most) {
        if (!visit.framing().hasBody()) {
            return Future.succeededFuture(Buffer.buffer());
        }
        if (visit.framing().length() > most) {
            return Future.failedFuture(new TooLarge());
        }
        if (visit.request().headers().contains(HttpHeaders.EXPECT)) {
            visit.response().writeContinue();
        }
        MeteredBody body = new MeteredBody(visit.request(), most, () -> {});
        slowBodies.watch(visit, body);
        limit(visit, body);
        return collect(visit, body).onSuccess(visit::hold);
    }

    /** One that comes too slowly as a whole would take the place of others. */
    private void limit(Visit visit, MeteredBody body) {
        long timer = vertx.setTimer(limits.heldTime().toMillis(), late -> {
            if (!body.isEnded() && body.fault().isEmpty()) {
                body.giveUp(SlowBodies.late());
            }
        });
        visit.whenOver(() -> vertx.cancelTimer(timer));
    }

    private Future<Buffer> collect(Visit visit, MeteredBody body) {
        Promise<Buffer> whole = Promise.promise();
        Buffer bytes = Buffer.buffer();
        AtomicLong own = new AtomicLong();
        Runnable release = () -> held.addAndGet(-own.getAndSet(0));
        visit.whenOver(release);
        body.exceptionHandler(whole::tryFail);
        body.handler(chunk -> {
            own.addAndGet(chunk.length());
            if (held.addAndGet(chunk.length()) > limits.heldBodies().asLongValue()) {
                release.run();
                body.giveUp(new Unavailable(RETRY_AFTER));
            } else {
                bytes.appendBuffer(chunk);
            }
        });
        body.endHandler(end -> whole.tryComplete(bytes));
        body.resume();
        return whole.future();
    }
}
