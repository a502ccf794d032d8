package io.tidings.gateway.proxy;

import io.tidings.platform.fault.TooLarge;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A request's body on its way, which fails as soon as it is larger than allowed, and tells when it is through. */
final class MeteredBody implements ReadStream<Buffer> {
    private final HttpServerRequest body;
    private final long limit;
    private final Runnable through;
    private @Nullable Handler<Throwable> failed;
    private long seen;

    MeteredBody(HttpServerRequest body, long limit, Runnable through) {
        this.body = body;
        this.limit = limit;
        this.through = through;
    }

    boolean isTooLarge() {
        return seen > limit;
    }

    @Override
    public MeteredBody handler(@Nullable Handler<Buffer> handler) {
        body.handler(handler == null ? null : chunk -> pass(chunk, handler));
        return this;
    }

    private void pass(Buffer chunk, Handler<Buffer> handler) {
        if (isTooLarge()) {
            return;
        }
        seen += chunk.length();
        if (!isTooLarge()) {
            handler.handle(chunk);
        } else if (failed != null) {
            failed.handle(new TooLarge());
        }
    }

    @Override
    public MeteredBody endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(handler == null ? null : end -> end(handler));
        return this;
    }

    private void end(Handler<Void> handler) {
        if (!isTooLarge()) {
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
        body.pause();
        return this;
    }

    @Override
    public MeteredBody resume() {
        body.resume();
        return this;
    }

    @Override
    public MeteredBody fetch(long amount) {
        body.fetch(amount);
        return this;
    }
}
