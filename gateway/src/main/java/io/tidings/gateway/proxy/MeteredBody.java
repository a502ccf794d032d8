package io.tidings.gateway.proxy;

import io.tidings.platform.fault.Fault;
import io.tidings.platform.fault.TooLarge;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request's body on its way, which fails as soon as it is larger than allowed, and tells when it is through. */
final class MeteredBody implements ReadStream<Buffer> {
    private final HttpServerRequest body;
    private final long limit;
    private final Runnable through;
    private @Nullable Handler<Throwable> failed;
    private @Nullable Fault fault;
    private @Nullable Runnable thrownAway;
    private boolean held;
    private boolean ended;
    private long seen;
    private long lookedAt;
    private boolean heldSince;

    MeteredBody(HttpServerRequest body, long limit, Runnable through) {
        this.body = body;
        this.limit = limit;
        this.through = through;
    }

    /** Why it was given up, if it was. */
    Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    boolean isEnded() {
        return ended;
    }

    /** Ends it before its end: nothing more of it is passed on. */
    void giveUp(Fault reason) {
        fault = reason;
        if (failed != null) {
            failed.handle(reason);
        }
    }

    /** Passes nothing on from here; tells when all of it has come. */
    void throwAway(Runnable atEnd) {
        thrownAway = atEnd;
        body.resume();
    }

    boolean isThrownAway() {
        return thrownAway != null;
    }

    /** Whether less than that came since the last look although its reader took all; begins the next look. */
    boolean crawls(long bytes) {
        boolean crawls = !held && !heldSince && seen - lookedAt < bytes;
        lookedAt = seen;
        heldSince = held;
        return crawls;
    }

    @Override
    public MeteredBody handler(@Nullable Handler<Buffer> handler) {
        body.handler(handler == null ? null : chunk -> pass(chunk, handler));
        return this;
    }

    private void pass(Buffer chunk, Handler<Buffer> handler) {
        if (fault != null) {
            return;
        }
        seen += chunk.length();
        if (thrownAway != null) {
            // there is an answer already, and to break off now would break it off too
            return;
        }
        if (seen > limit) {
            giveUp(new TooLarge());
        } else {
            handler.handle(chunk);
        }
    }

    @Override
    public MeteredBody endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(handler == null ? null : end -> end(handler));
        return this;
    }

    private void end(Handler<Void> handler) {
        ended = true;
        if (thrownAway != null) {
            thrownAway.run();
        } else if (fault == null) {
            handler.handle(null);
            through.run();
        }
    }

    @Override
    public MeteredBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public MeteredBody pause() {
        held = true;
        heldSince = true;
        if (thrownAway == null) {
            body.pause();
        }
        return this;
    }

    @Override
    public MeteredBody resume() {
        held = false;
        body.resume();
        return this;
    }

    @Override
    public MeteredBody fetch(long amount) {
        body.fetch(amount);
        return this;
    }
}
